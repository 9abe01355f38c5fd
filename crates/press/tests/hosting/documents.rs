//! The pages of docs/hosting/, as far as programs read them.

use press::host::Host;
use serde_yaml_ng::Value;
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/hosting")
}

#[test]
fn every_host_has_a_page_with_its_command() {
    let overview = fs::read_to_string(folder().with_extension("md")).unwrap();
    for host in Host::ALL {
        let name = host.name();
        let page = fs::read_to_string(folder().join(format!("{name}.md"))).unwrap();
        assert!(page.contains(&format!("press host {name} --site ")), "{name}");
        assert!(page.contains("| Limit |"), "{name}");
        assert!(overview.contains(&format!("(hosting/{name}.md)")), "{name}");
    }
}

#[test]
fn the_workflow_is_one() {
    let workflow: Value = serde_yaml_ng::from_str(&fs::read_to_string(folder().join("publish.yml")).unwrap()).unwrap();
    assert!(workflow["on"]["schedule"][0]["cron"].as_str().is_some_and(|cron| cron.split(' ').count() == 5));
    let steps = workflow["jobs"]["publish"]["steps"].as_sequence().unwrap();
    let used: Vec<&str> = steps.iter().filter_map(|step| step["uses"].as_str()).collect();
    assert!(used.len() >= 5, "{used:?}");
    for action in used {
        let (_, pinned) = action.split_once('@').unwrap();
        assert!(pinned.len() == 40 && pinned.bytes().all(|byte| byte.is_ascii_hexdigit()), "{action} is not pinned");
    }
    let commands: String = steps.iter().filter_map(|step| step["run"].as_str()).collect();
    let order =
        ["press import", "press build", "press check", "press host github-pages"].map(|word| commands.find(word));
    assert!(order.is_sorted() && order[0].is_some(), "{commands}");
    for setting in ["SOURCE", "NAME", "BASE"] {
        assert!(workflow["env"][setting].is_string() && commands.contains(&format!("\"${setting}\"")), "{setting}");
    }
}

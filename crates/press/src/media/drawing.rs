//! SVG: a drawing that could also be a program.

use quick_xml::XmlVersion;
use quick_xml::encoding::Decoder;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::reader::NsReader;

const SVG: &[u8] = b"http://www.w3.org/2000/svg";

/// What a drawing may be made of (SVG 1.1 and 2): no script, no foreign elements, no links.
const ELEMENTS: &str = "
    animate animateMotion animateTransform circle clipPath defs desc ellipse feBlend feColorMatrix feComponentTransfer
    feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB
    feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting
    feSpotLight feTile feTurbulence filter font font-face font-face-name font-face-src g glyph hkern image line
    linearGradient marker mask metadata missing-glyph mpath path pattern polygon polyline radialGradient rect set stop
    style svg switch symbol text textPath title tref tspan use view vkern";

/// Namespaces whose elements a browser acts on.
const ACTIVE: &[&[u8]] = &[
    b"http://www.w3.org/1999/xhtml",
    b"http://www.w3.org/1999/XSL/Transform",
    b"http://www.w3.org/1998/Math/MathML",
    b"http://www.w3.org/2001/xml-events",
];

/// Checks that a drawing runs nothing and loads nothing; its width and height in pixels, where it says them.
///
/// # Errors
/// What is wrong with it, in words for the report.
pub(super) fn check(bytes: &[u8]) -> Result<Option<(u32, u32)>, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "an SVG that is not UTF-8".to_owned())?;
    let mut reader = NsReader::from_str(text);
    let mut size = None;
    let mut has_root = false;
    loop {
        let (namespace, event) = reader.read_resolved_event().map_err(|error| format!("a broken SVG: {error}"))?;
        match event {
            Event::Start(tag) | Event::Empty(tag) => {
                let is_svg = element(&namespace, &tag)?;
                if !has_root {
                    has_root = true;
                    if !is_svg || tag.local_name().as_ref() != b"svg" {
                        return Err("no SVG: its root is another element".to_owned());
                    }
                    size = size_of(&tag, reader.decoder());
                }
                attributes(&tag, reader.decoder())?;
            }
            Event::Text(text) => style(&String::from_utf8_lossy(&text))?,
            Event::CData(text) => style(&String::from_utf8_lossy(&text))?,
            // Entities of its own could spell anything.
            Event::DocType(kind) if kind.contains(&b'[') => return Err("an SVG with entities of its own".to_owned()),
            Event::PI(_) => return Err("an SVG with processing instructions".to_owned()),
            Event::Decl(declaration) => {
                let encoding = declaration.encoding().and_then(Result::ok);
                if encoding.is_some_and(|encoding| !encoding.eq_ignore_ascii_case(b"utf-8")) {
                    return Err("an SVG that is not UTF-8".to_owned());
                }
            }
            Event::Eof if has_root => return Ok(size),
            Event::Eof => return Err("an SVG without content".to_owned()),
            _ => {}
        }
    }
}

/// Whether the element is one of SVG, if it may be there at all.
fn element(namespace: &ResolveResult<'_>, tag: &BytesStart<'_>) -> Result<bool, String> {
    let name = String::from_utf8_lossy(tag.local_name().as_ref()).into_owned();
    let refused = || format!("an SVG with the element \"{name}\", which may run or load something");
    match namespace {
        ResolveResult::Bound(namespace) if namespace.as_ref() == SVG => {
            if ELEMENTS.split_ascii_whitespace().any(|known| known == name) { Ok(true) } else { Err(refused()) }
        }
        ResolveResult::Bound(namespace) if !ACTIVE.contains(&namespace.as_ref()) => Ok(false),
        ResolveResult::Unbound => Ok(false),
        _ => Err(refused()),
    }
}

fn attributes(tag: &BytesStart<'_>, decoder: Decoder) -> Result<(), String> {
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|error| format!("a broken SVG: {error}"))?;
        let name = String::from_utf8_lossy(attribute.key.local_name().as_ref()).to_lowercase();
        let value = attribute.decoded_and_normalized_value(XmlVersion::Implicit1_0, decoder);
        let value = value.map_err(|error| format!("a broken SVG: {error}"))?;
        let value = squeezed(&value);
        if name.starts_with("on") {
            return Err(format!("an SVG with a script in \"{name}\""));
        }
        let leads_out = match name.as_str() {
            "href" | "src" => !is_within(&value),
            "base" => true,
            // An animation could give a link another address.
            "attributename" => value.ends_with("href") || value.starts_with("on"),
            // A name of a namespace is no address that anything is loaded from.
            _ if attribute.key.as_ref().starts_with(b"xmlns") => false,
            _ => value.contains("javascript:"),
        };
        if leads_out {
            return Err(format!("an SVG that leads out of itself in \"{name}\""));
        }
        style(&value)?;
    }
    Ok(())
}

/// Whether a style loads nothing.
fn style(text: &str) -> Result<(), String> {
    let text = squeezed(text);
    // A backslash could spell what is looked for here.
    let loads = text.contains("@import") || text.contains("image-set(") || text.contains("\\");
    if loads || text.split("url(").skip(1).any(|rest| !is_within(rest.trim_start_matches(['"', '\'']))) {
        return Err("an SVG that loads other files".to_owned());
    }
    Ok(())
}

/// Whether an address is a part of the drawing, or a picture in it.
fn is_within(address: &str) -> bool {
    let inline = ["data:image/png", "data:image/jpeg", "data:image/jpg", "data:image/gif", "data:image/webp"];
    address.is_empty() || address.starts_with('#') || inline.iter().any(|kind| address.starts_with(kind))
}

/// Small letters without white space and control characters, which browsers leave out of addresses.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect::<String>().to_lowercase()
}

fn size_of(root: &BytesStart<'_>, decoder: Decoder) -> Option<(u32, u32)> {
    let value = |name: &str| {
        let attribute = root.try_get_attribute(name).ok()??;
        Some(attribute.decoded_and_normalized_value(XmlVersion::Implicit1_0, decoder).ok()?.into_owned())
    };
    let pixels = |name| value(name)?.trim().trim_end_matches("px").parse::<f64>().ok();
    let (width, height) = match (pixels("width"), pixels("height")) {
        (Some(width), Some(height)) => (width, height),
        _ => {
            let view = value("viewBox")?;
            let mut numbers = view.split([' ', ',']).filter(|part| !part.is_empty()).map(str::parse::<f64>);
            (numbers.nth(2)?.ok()?, numbers.next()?.ok()?)
        }
    };
    let whole = |pixels: f64| (1.0..=20_000.0).contains(&pixels).then_some(pixels.round() as u32);
    Some((whole(width)?, whole(height)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawing(inside: &str) -> Result<Option<(u32, u32)>, String> {
        let head =
            "<svg xmlns='http://www.w3.org/2000/svg' xmlns:x='http://www.w3.org/1999/xlink' viewBox='0 0 30 20'>";
        check(format!("<?xml version='1.0' encoding='UTF-8'?>{head}{inside}</svg>").as_bytes())
    }

    #[test]
    fn a_drawing_passes() {
        let inside = "<title>Сад</title><style>.a{fill:url(#b)}</style><g class='a' style='fill: url(\"#b\")'>\
                      <use x:href='#c'/><image href='data:image/png;base64,AA'/><path d='M0 0'/></g>\
                      <i:view xmlns:i='http://www.inkscape.org/'/>";
        assert_eq!(drawing(inside), Ok(Some((30, 20))));
        assert_eq!(check(b"<svg xmlns='http://www.w3.org/2000/svg' width='7.6px' height='8'/>"), Ok(Some((8, 8))));
        assert_eq!(check(b"<svg xmlns='http://www.w3.org/2000/svg' width='100%'/>"), Ok(None));
    }

    #[test]
    fn what_runs_or_loads_is_refused() {
        for inside in [
            "<script>1</script>",
            "<s:script xmlns:s='http://www.w3.org/2000/svg'/>",
            "<g onload='x()'/>",
            "<g ONCLICK='x()'/>",
            "<foreignObject/>",
            "<a x:href='https://a.example/'/>",
            "<image href='https://a.example/a.png'/>",
            "<image href='data:image/svg+xml,x'/>",
            "<use x:href='a.svg#b'/>",
            "<set attributeName='x:href' to='x'/>",
            "<animate attributeName='fill' values='java&#x73;cript:x'/>",
            "<h:img xmlns:h='http://www.w3.org/1999/xhtml'/>",
            "<style>@import 'a.css'</style>",
            "<style><![CDATA[ g { fill: url( 'https://a.example/' ) } ]]></style>",
            "<g style='fill: u\\72l(//a.example)'/>",
            "<?xml-stylesheet href='a.xsl'?>",
            "<u:g/>",
            "<g>",
        ] {
            assert!(drawing(inside).is_err(), "{inside}");
        }
        assert!(check(b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg'/>").is_err());
        assert!(check(b"<?xml version='1.0' encoding='utf-7'?><svg xmlns='http://www.w3.org/2000/svg'/>").is_err());
        assert!(check(b"<svg/>").is_err() && check(b"\xFF").is_err() && check(b"").is_err());
    }
}

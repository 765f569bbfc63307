#include "style.hpp"

namespace assay::html {

// Type, measure, headings, links, and the frame of the page. The scale is 1.25.
const std::string_view kBaseStyle = R"css(
:root{
--sans:-apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans","Liberation Sans",Arial,"Noto Sans Arabic","Noto Sans Hebrew","DejaVu Sans Condensed",sans-serif;
--serif:"Iowan Old Style","Palatino Linotype",Palatino,"URW Palladio L",P052,"Noto Serif",Georgia,"Noto Naskh Arabic","Noto Serif Hebrew","DejaVu Serif Condensed",serif;
--gutter:clamp(1rem,5vw,3rem);--page:62rem;--track:color-mix(in srgb,var(--control) 26%,var(--paper))}
*,*::before,*::after{box-sizing:border-box}
html{font:100%/1.55 var(--sans);color:var(--ink);background:var(--paper);-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;overflow-wrap:break-word;font-kerning:normal}
main,.contents,.foot,.bare{max-width:var(--page);margin-inline:auto;padding-inline:var(--gutter)}
main{padding-block:1rem 4rem;display:block}
main:focus{outline:none}
:focus-visible{outline:3px solid var(--accent-text);outline-offset:3px;border-radius:2px}
:target{scroll-margin-top:1rem}
.skip{position:absolute;inset-inline-start:1rem;top:-6rem;z-index:1;padding:.6rem 1rem;background:var(--paper);color:var(--accent-text);border:2px solid currentColor;border-radius:4px;font-weight:600}
.skip:focus{top:1rem}
a{color:var(--accent-text);text-decoration-thickness:.07em;text-underline-offset:.18em}
a:hover{text-decoration-thickness:.14em}
h1,h2,h3{font-family:var(--serif);font-weight:600;line-height:1.18;text-wrap:balance;letter-spacing:-.008em}
h2,h3,h4,h5,h6{margin:0 0 .6em}
*+h3,*+h4,*+h5,*+h6{margin-block-start:1.7em}
h2{font-size:2.125rem}
h3{font-size:1.563rem}
h4{font-size:1.125rem;line-height:1.35}
h5{font-size:1rem;line-height:1.4}
h6{font-size:.9rem;line-height:1.4;color:var(--muted)}
main>section{margin-block-start:4.5rem}
main>section>h2::before{content:"";display:block;width:3.25rem;height:.3rem;margin-block-end:1rem;background:var(--accent-mark)}
section section{margin-block-start:2.75rem}
section>section.new-page{margin-block-start:4rem;padding-block-start:1.4rem;border-block-start:1px solid var(--line)}
.new-page>h3{font-size:1.85rem}
section section section{margin-block-start:2rem}
p,ul,ol,dl,blockquote,figure,.table,.callout,.grid,.group,.blank{margin:0 0 1.1rem}
p,li,blockquote{max-width:68ch}
p,blockquote,td,th{white-space:pre-line}
.note{color:var(--muted)}
h2+.note{font-size:1.15rem;line-height:1.5;margin-block:-.4rem 1.6rem}
h3+.note,h4+.note,h5+.note{margin-block-start:-.4rem}
.muted{color:var(--muted);font-weight:400}
main ul,main ol{padding-inline-start:1.35em}
li{margin-block-end:.3em}
li>ul,li>ol{margin-block:.3em 0}
main ul>li::marker{color:var(--accent-text)}
main ol>li::marker{color:var(--muted);font-variant-numeric:tabular-nums}
strong,em,.muted,a{unicode-bidi:isolate}
svg{direction:ltr}
svg text{unicode-bidi:plaintext}
[dir=rtl] *{letter-spacing:0!important}
[dir=rtl] em{font-style:normal;font-weight:600}
.bare{padding-block:2rem 0}
.bare h1{font-size:2.6rem;margin:1.5rem 0 .5rem}
.foot{display:flex;flex-wrap:wrap;gap:.25rem 2rem;padding-block:1.25rem 2.5rem;color:var(--muted);font-size:.85rem}
.foot::before{content:"";flex:0 0 100%;border-block-start:1px solid var(--line);margin-block-end:1rem}
.foot p{margin:0}
.foot-name{font-weight:600;color:var(--ink)}
)css";

}  // namespace assay::html

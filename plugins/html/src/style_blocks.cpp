#include "style.hpp"

namespace assay::html {

// Boxes, cards, quotations, key figures, and places to fill in.
const std::string_view kBlockStyle = R"css(
.callout{padding:1.15rem 1.35rem 1.2rem;background:var(--tint);border-inline-start:.3rem solid var(--accent-mark);border-start-end-radius:.35rem;border-end-end-radius:.35rem}
.callout>:last-child{margin-block-end:0}
.callout>h3,.callout>h4,.callout>h5,.callout>h6{font:600 1.06rem/1.35 var(--sans);color:var(--accent-text);letter-spacing:0;margin-block-end:.4rem}
.callout>.note{margin-block:-.2rem .7rem;font-size:.9rem}
.callout p,.callout li{max-width:80ch}
.callout p{margin-block-end:.6rem}
.callout>:is(h3,h4,h5,h6):not(:first-child){font-size:.92rem;color:var(--ink);margin-block:.9rem .2rem}
.group>:last-child{margin-block-end:0}
p:has(+blockquote){margin-block-end:.45rem;font-size:.92rem;color:var(--muted)}
blockquote{margin-inline:0;padding-inline-start:1.1rem;border-inline-start:2px solid var(--accent-mark);font-family:var(--serif);font-size:1.03rem;line-height:1.5}
blockquote p{margin:0}
blockquote .note{font:.85rem/1.5 var(--sans);margin-block-start:.25rem}
.grid{container-type:inline-size;display:grid;gap:1rem}
.grid{--columns:1;grid-template-columns:repeat(var(--columns),minmax(0,1fr))}
@media (min-width:34rem){.grid.two,.grid.three,.grid.four{--columns:2}}
@media (min-width:50rem){.grid.three{--columns:3}.grid.four{--columns:4}}
.card{padding:.95rem 1rem 1.05rem;background:var(--surface);border-block-start:.25rem solid var(--accent-mark);font-size:.9rem;line-height:1.45}
.card>h2,.card>h3,.card>h4,.card>h5,.card>h6{font:600 1rem/1.3 var(--sans);letter-spacing:0;margin-block-end:.55rem;text-wrap:pretty;hyphens:manual}
.card>.note{font-size:.85rem;margin-block:-.3rem .6rem}
.card ul,.card ol{padding-inline-start:1.1em;margin-block-end:0}
.card li{margin-block-end:.25em}
.card>:last-child{margin-block-end:0}
.key-figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(8.5rem,100%),1fr));gap:1.25rem clamp(1rem,3vw,2rem);margin-block:1.5rem 2rem}
.key-figures>div{display:flex;flex-direction:column;border-block-start:2px solid var(--accent-mark);padding-block-start:.7rem}
.key-figures dd{order:-1;margin:0;font:600 2.6rem/1.1 var(--serif);font-variant-numeric:lining-nums tabular-nums;color:var(--accent-text)}
.key-figures dd .muted{font:400 1rem/1 var(--sans);color:var(--muted)}
.key-figures dt{margin-block-start:.35rem;font-weight:600;font-size:.95rem}
.key-figures dd.note{order:1;font:.85rem/1.4 var(--sans);color:var(--muted)}
.blank{margin-block-end:1.5rem}
.blank-label{margin:0;font-weight:600}
.blank .note{margin:0;font-size:.9rem}
.ruled{height:2.1rem;border-block-end:1px solid var(--control)}
.sign-row{display:flex;flex-wrap:wrap;gap:1rem 2.5rem;margin-block:1.5rem}
.sign{flex:3 1 14rem;min-width:0}
.sign.date{flex:1 1 8rem}
.sign .ruled{height:2.75rem}
.sign .blank-label{margin-block-start:.35rem;font-size:.85rem;font-weight:400;color:var(--muted)}
main .boxes{list-style:none;display:flex;flex-wrap:wrap;gap:.5rem 1.4rem;margin:.5rem 0 0;padding:0}
.boxes li{display:flex;align-items:center;gap:.5rem;margin:0}
.box{flex:none;width:1.05rem;height:1.05rem;border:1.5px solid var(--control);border-radius:2px}
.scale{display:grid;grid-template-columns:minmax(0,1fr) auto;align-items:center;gap:.25rem 2rem;margin:0;padding-block:.7rem .6rem;border-block-end:1px solid var(--line)}
.scale .blank-label{font-weight:400;grid-column:1}
.scale .note{grid-column:1}
main .scale .boxes{grid-column:2;grid-row:1/span 2;flex-wrap:nowrap;gap:.3rem;margin:0}
.scale .boxes li{flex-direction:column;gap:.15rem;width:1.95rem;font-size:.8rem;line-height:1.2;color:var(--muted)}
.scale .boxes li:last-child:nth-child(n+5){margin-inline-start:.5rem}
.scale+:not(.scale){margin-block-start:1.5rem}
@media screen and (max-width:44rem){.scale{grid-template-columns:minmax(0,1fr);padding-block:.9rem .8rem}main .scale .boxes{grid-column:1;grid-row:auto;justify-content:space-between;flex-wrap:wrap}.scale .boxes li{width:1.8rem}}
td .blank,td .boxes,.card .blank{margin-block:0}
)css";

}  // namespace assay::html

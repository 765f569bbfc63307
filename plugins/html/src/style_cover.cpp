#include "style.hpp"

namespace assay::html {

// The first page, and the table of contents.
const std::string_view kCoverStyle = R"css(
.cover{--edge:max(var(--gutter),calc((100% - var(--page))/2 + var(--gutter)));display:flex;flex-direction:column;min-height:min(100vh,54rem)}
.cover>*{padding-inline:var(--edge)}
.brand{padding-block:1.6rem;display:flex;align-items:center}
.brand p{margin:0;font-weight:600;font-size:1.05rem;letter-spacing:.01em}
.brand img{display:block;max-height:3.5rem;max-width:min(16rem,70vw)}
.cover-title{flex:1 1 auto;display:flex;flex-direction:column;justify-content:flex-end;min-height:20rem;padding-block:7rem 2.75rem;color:var(--on-fill);background:linear-gradient(to right,var(--fill-line) 1px,transparent 1px) 0 0/calc(100%/7) 4.5rem repeat-x,linear-gradient(to right,var(--fill-line) 1px,transparent 1px) 0 0/calc(100%/35) 1.4rem repeat-x,var(--fill);border-block-end:1px solid var(--line)}
.cover-title h1,.cover-title h2{margin:0;font-size:clamp(2.25rem,6.4vw,4.2rem);line-height:1.06;max-width:16em;letter-spacing:-.018em}
.cover-title h2::before{display:none}
.cover-title p{margin:1.1rem 0 0;font-size:clamp(1.05rem,2.2vw,1.35rem);line-height:1.4}
.cover-title .person{font:600 clamp(1.5rem,3.6vw,2.2rem)/1.2 var(--serif);letter-spacing:-.01em}
.cover-facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(12rem,100%),1fr));gap:1.4rem 2rem;margin:0;padding-block:2.25rem 2.5rem}
.cover-facts dt{font-size:.8rem;color:var(--muted)}
.cover-facts dd{margin:.1rem 0 0;font-weight:500}
.cover-facts .person{grid-column:1/-1}
.cover-facts .person dd{font:600 clamp(1.8rem,4.4vw,2.6rem)/1.15 var(--serif);letter-spacing:-.01em}
.cover-foot{margin:0;padding-block:0 1.75rem;max-width:none;font-size:.85rem;color:var(--muted)}
.contents{padding-block:4rem 0}
.contents h2{margin-block-end:1.4rem}
.contents ol{list-style:none;margin:0;padding:0}
.contents li{max-width:none;margin:0}
.contents ol ol{padding-inline-start:1.5rem;margin-block-end:.5rem}
.contents a{display:flex;align-items:baseline;gap:.6rem;padding-block:.34rem;color:inherit;text-decoration:none;font-weight:600}
.contents ol ol a{font-weight:400;padding-block:.24rem}
.contents a::after{content:"";flex:1 1 2rem;order:1;border-block-end:2px dotted var(--control);opacity:.65;transform:translateY(-.2em)}
.contents a::before{content:"\2193";content:"\2193"/"";order:2;color:var(--accent-text);font-weight:400}
.contents span{max-width:85%}
.contents a:hover span{color:var(--accent-text);text-decoration:underline}
@media screen and (prefers-color-scheme:dark){.brand img{background:#fff;padding:.5rem .75rem;border-radius:4px}}
@media screen and (max-width:30rem){.cover-title{padding-block-start:5.5rem;min-height:16rem}}
)css";

}  // namespace assay::html

#include "style.hpp"

namespace assay::html {

// Paper: what starts a page, what stays together, what only makes sense on a screen.
const std::string_view kPrintStyle = R"css(
.page-break{height:0}
@media print{
html{font-size:9.5pt;line-height:1.5;background:none}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
.skip,.foot,details{display:none!important}
main,.contents,.bare{max-width:none;padding:0;margin:0}
main>section{margin-block-start:2.25rem}
section section{margin-block-start:2rem}
.cover{page:cover;height:297mm;min-height:0;break-after:page;--edge:18mm}
.cover-title{min-height:150mm}
.cover-title h1{font-size:38pt}
.cover-title p{font-size:14pt}
.cover-title .person{font-size:21pt}
.cover-facts .person dd{font-size:24pt}
.cover-foot{padding-block-end:14mm}
.new-page{break-before:page;margin-block-start:0!important;padding-block-start:0!important;border:0!important}
.page-break{break-after:page}
.page-break+*,.contents+main>section.new-page:first-child{margin-block-start:0!important}
h1,h2,h3,h4,h5,h6,figcaption,caption,.legend,.blank-label{break-after:avoid;break-inside:avoid}
h2+.note,h3+.note,h4+.note,h5+.note{break-after:avoid;break-inside:avoid}
tr,li,.card,.group,.callout,.chart,blockquote,.blank,.sign-row,.key-figures>div,.keep,.axis,.bar,.counts,.whole{break-inside:avoid}
.grid{gap:3mm}
.grid.two{--columns:2}.grid.three{--columns:3}.grid.four{--columns:4}
.group-head{break-after:avoid}
thead{display:table-header-group}
.scrolls{overflow:visible}
.scrolls table{min-width:0}
p,li{orphans:3;widows:3}
p,li,blockquote{max-width:78ch}
.drawn tbody th,.drawn tbody td{padding-block:.2rem}
.drawn .group-head>*{padding-block:.6rem .3rem}
.drawn .outer>*{padding-block:.4rem!important}
a{color:inherit;text-decoration:none}
.contents a::before,.contents a::after{display:none}
.contents a{border-block-end:1px solid var(--line)}
.contents li{break-inside:avoid}
}
@supports (content:target-counter(url("#a"),page)){@media print{.contents a{border:0}.contents a::after{display:block}.contents a::before{display:block;content:target-counter(attr(href url),page);color:inherit}}}
)css";

}  // namespace assay::html

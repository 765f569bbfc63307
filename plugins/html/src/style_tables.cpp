#include "style.hpp"

namespace assay::html {

// Tables: quiet lines, figures that line up, and cards where there is no room.
const std::string_view kTableStyle = R"css(
.table{container-type:inline-size;margin-block-end:1.75rem}
.scrolls{overflow-x:auto}
.scrolls table{min-width:48rem}
table{width:100%;border-collapse:collapse;font-size:.9rem;line-height:1.4;font-variant-numeric:lining-nums tabular-nums}
caption{text-align:start;font-weight:600;font-size:1rem;padding-block-end:.5rem}
caption .note{display:block;font-weight:400;font-size:.9rem}
th,td{padding:.5rem .65rem;text-align:start;vertical-align:top;border-block-end:1px solid var(--line)}
th:first-child,td:first-child{padding-inline-start:0}
th:last-child,td:last-child{padding-inline-end:0}
.drawn>tbody>tr>*{vertical-align:middle}
thead th,thead td{vertical-align:bottom;border-block-end:1.5px solid var(--ink);font-size:.8rem;line-height:1.3;font-weight:600}
thead td{color:var(--muted)}
tbody th{font-weight:500}
.end{text-align:end}
.centre{text-align:center}
.drawing{padding-block:.3rem}
.group-head th,.group-head td{font-weight:600;padding-block:.85rem .4rem;border-block-end-color:var(--control)}
.group-head.outer th,.group-head.outer td{background:var(--tint);color:var(--accent-text);padding:.55rem .75rem!important;font-size:1rem;border-block-end:0}
.group-head .muted{display:block;font-size:.85rem;font-weight:400;color:var(--muted)}
tbody+tbody>.outer:first-child th{border-block-start:1.25rem solid var(--paper);background-clip:padding-box}
.keep:not(:last-child)>tr:last-child>*{border-block-end-color:transparent}
@media screen{
@container (max-width:34rem){
.stacks,.stacks caption,.stacks tbody,.stacks tr,.stacks th,.stacks td{display:block}
.stacks colgroup{display:none}
.stacks thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.stacks tbody tr{padding-block:.65rem;border-block-end:1px solid var(--line)}
.stacks tbody th,.stacks tbody td{padding:.15rem 0!important;border:0!important;text-align:start}
.stacks tbody th{font-weight:600}
.stacks tbody td[data-label]{display:grid;grid-template-columns:minmax(5.5rem,30%) minmax(0,1fr);gap:.75rem;align-items:start}
.stacks tbody td[data-label]::before{content:attr(data-label);color:var(--muted);font-size:.85rem}
.stacks tbody td:empty{display:none}
.stacks .group-head{border-block-end-color:var(--control)!important}
.stacks .group-head.outer{background:var(--tint);padding:.5rem .6rem;border-block-end:0!important}
.stacks.axed .bar{height:30px}
.stacks.axed .counts{height:48px}
}
@container (max-width:46rem){
.early,.early caption,.early tbody,.early tr,.early th,.early td{display:block}
.early colgroup{display:none}
.early thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.early tbody tr{padding-block:.65rem;border-block-end:1px solid var(--line)}
.early tbody th,.early tbody td{padding:.15rem 0!important;border:0!important;text-align:start}
.early tbody th{font-weight:600}
.early tbody td[data-label]{display:grid;grid-template-columns:minmax(5.5rem,30%) minmax(0,1fr);gap:.75rem;align-items:start}
.early tbody td[data-label]::before{content:attr(data-label);color:var(--muted);font-size:.85rem}
.early tbody td:empty{display:none}
.early .group-head{border-block-end-color:var(--control)!important}
.early .group-head.outer{background:var(--tint);padding:.5rem .6rem;border-block-end:0!important}
.early.axed .bar{height:30px}
.early.axed .counts{height:48px}
}
}
)css";

}  // namespace assay::html

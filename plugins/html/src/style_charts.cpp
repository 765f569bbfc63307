#include "style.hpp"

namespace assay::html {

// Charts. The colour of a series is the `color` of what holds its shapes.
const std::string_view kChartStyle = R"css(
.s1{color:var(--s1)}.s2{color:var(--s2)}.s3{color:var(--s3)}.s4{color:var(--s4)}.s5{color:var(--s5)}.s6{color:var(--s6)}
.ref{color:var(--ref)}.own{color:var(--accent-mark)}
svg text{font-family:var(--sans);font-size:12px;fill:var(--ink);font-variant-numeric:lining-nums tabular-nums}
.chart{container-type:inline-size;margin-block:1.5rem 2.25rem}
.chart figcaption{font-weight:600;margin-block-end:.5rem;max-width:68ch}
.chart .wide{display:block;width:100%;height:auto}
.chart>svg{overflow:visible}
.chart .narrow{display:none;width:100%;height:auto;max-width:30rem;margin-inline:auto}
@container (max-width:34rem){.chart .wide{display:none}.chart .narrow{display:block}}
.line{fill:none;stroke:currentColor;stroke-width:2.25;stroke-linejoin:round;stroke-linecap:round}
.mark{fill:currentColor}
.fill{fill:currentColor}
.s2 .fill{fill:url(#fill:s2)}.s3 .fill{fill:url(#fill:s3)}.s4 .fill{fill:url(#fill:s4)}.s5 .fill{fill:url(#fill:s5)}.s6 .fill{fill:url(#fill:s6)}
.hatch{fill:none;stroke:var(--paper);stroke-opacity:.6}
.against{stroke:currentColor;stroke-width:2}
path.mark{stroke:var(--paper);stroke-width:1.2}
.hollow{fill:var(--paper);stroke:currentColor;stroke-width:1.7}
.rule{fill:none;stroke:var(--line)}
.lead{fill:none;stroke:currentColor;stroke-opacity:.45}
.agree{fill:none;stroke:var(--control);stroke-dasharray:2 4}
.span{fill:var(--control);fill-opacity:.55}
svg .tick{fill:var(--muted)}
svg .category{font-weight:600}
svg .end-label{font-size:13px;font-weight:600;fill:currentColor}
svg .row-label,svg .figure{font-size:13px}
svg .figure{font-weight:600}
svg .none{fill:var(--muted)}
main .legend{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;margin:0 0 .75rem;padding:0;font-size:.88rem}
.legend li{display:flex;align-items:center;gap:.5rem;margin:0}
.legend svg{flex:none}
.key{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(17rem,100%),1fr));gap:.15rem 1.5rem;margin:.75rem 0 0;font-size:.85rem;line-height:1.4}
.key div{display:flex;gap:.6rem}
.key dt{flex:none;min-width:1.4em;font-weight:600}
.key dd{margin:0;color:var(--muted)}
details{margin-block-start:.75rem;font-size:.88rem}
summary{width:max-content;color:var(--accent-text);cursor:pointer}
details table{width:auto;min-width:min(100%,26rem);margin-block-start:.5rem}
details td,details thead th+th{text-align:end}
.bar,.counts,.axis{display:block;width:100%}
.bar{height:30px;min-width:5rem}
.counts{height:48px;min-width:8rem}
.axed .bar{height:17px}
.axed .counts{height:33px}
.axis{height:14px;margin-block-start:.3rem}
.small{font-size:10.5px;font-weight:400;fill:var(--muted)}
svg .count{font-size:11px;font-weight:600;text-anchor:middle}
.track{fill:var(--track)}
.notch{fill:var(--paper)}
.bar .end{fill:currentColor}
.ground{fill:var(--control)}
.apart{fill:none;stroke:var(--control);stroke-dasharray:2 1.5}
td>.narrow{width:100%;height:auto}
.chart .single{display:block;width:100%;max-width:24rem;height:auto}
)css";

}  // namespace assay::html

/** The tokens of design/design.md; dark only on a screen. */
const tokens = `:root{color-scheme:light dark;
--sans:"Schibsted Grotesk Variable","Schibsted Grotesk",ui-sans-serif,system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;
--serif:"Literata Variable",Literata,ui-serif,"Iowan Old Style","Palatino Linotype",Palatino,Georgia,serif;
--paper:#F3F0E8;--sheet:#FCFAF5;--ink:#1B2625;--ink2:#45514F;--rule:#D9D2C4;--edge:#857F70;--pine:#1D5346;--ochre:#E3A72B;--ochretint:#FAF0D6;
--em2:#8C2D10;--em1:#C9713A;--e0:#8B8676;--ep1:#4D8DB8;--ep2:#174F82}
@media screen and (prefers-color-scheme:dark){:root{--paper:#131819;--sheet:#1A2122;--ink:#EEE9DD;--ink2:#BFBFB3;--rule:#323B3B;--edge:#77817B;--pine:#93CBB5;
--ochre:#E8B84E;--ochretint:#332C1B;--em2:#F58B5A;--em1:#BD7145;--e0:#858880;--ep1:#5590BB;--ep2:#93C9F5}}`;

const page = `*{box-sizing:border-box}html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:400 15px/22px var(--sans);-webkit-font-smoothing:antialiased;overflow-wrap:anywhere;
display:grid;grid-template-columns:minmax(0,1fr) 860px minmax(0,1fr);gap:0 32px;padding:0 24px}
h1,h2,h3,p,ol,ul,dl,dd{margin:0;padding:0}ol,ul{list-style:none}
:focus-visible{outline:3px solid var(--ochre);outline-offset:2px;box-shadow:0 0 0 2px var(--ink)}
del{text-decoration:line-through;text-decoration-thickness:1.25px;text-decoration-color:var(--edge)}
.said{font-family:var(--serif);white-space:pre-wrap;unicode-bidi:isolate}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.side{padding-top:26px;font-size:13px;line-height:18px;justify-self:end;text-align:right;position:sticky;top:0;align-self:start}
.side a{display:block;padding:5px 0;color:var(--ink2);text-decoration:none}.side a:hover{color:var(--ink);text-decoration:underline;text-underline-offset:3px}
.logo{display:inline-flex;align-items:center;gap:8px;font-weight:800;font-size:17px;letter-spacing:-.02em;color:var(--ink);padding:0 0 18px}
.sheet{background:var(--sheet);padding:56px 72px 64px;border-inline:1px solid var(--rule);min-height:100vh;min-width:0}
.over{display:flex;justify-content:space-between;gap:16px;font-size:13px;line-height:18px;color:var(--ink2)}
h1{font:600 38px/44px var(--serif);letter-spacing:-.012em;margin:10px 0 6px;text-wrap:balance}
.state{font-size:13px;line-height:18px;color:var(--ink2);margin-bottom:12px}
.must{border-left:4px solid var(--ochre);background:var(--ochretint);padding:10px 16px 12px;margin:0 0 16px}.must h2{margin:0 0 4px;font-size:17px}
.crisis{font:400 17px/27px var(--serif);color:var(--ink2);text-wrap:pretty}
.sum{display:grid;grid-template-columns:1fr 1.1fr 1.7fr;overflow-wrap:normal;margin:22px 0 26px;border-block:1.5px solid var(--ink)}.sum>div{padding:9px 18px 10px 0;margin-right:18px;border-right:1px solid var(--rule)}
.sum>div:nth-child(3),.sum>div:last-child{border:0;margin:0;padding-right:0}.sum>div:last-child{grid-column:auto/span 2}.sum>div:last-child dd{white-space:normal}.sum dt{font-size:12px;line-height:16px;color:var(--ink2)}
.sum dd{font-weight:700;font-size:19px;line-height:27px;letter-spacing:-.01em;display:flex;flex-wrap:wrap;align-items:center;gap:0 7px;white-space:nowrap}.then{color:var(--pine)}
h2{font:700 20px/27px var(--sans);letter-spacing:-.012em;margin:34px 0 8px}h3{font:700 15px/22px var(--sans);margin:18px 0 4px}h3 .said{font-weight:600}
.why{font:500 24px/33px var(--serif);letter-spacing:-.01em;margin:2px 0 4px;text-wrap:balance}.cap{font-size:13px;line-height:19px;color:var(--ink2)}.crisis+.cap{margin-top:24px}.cap .said{color:var(--ink)}
.two{display:grid;grid-template-columns:1fr 1fr;gap:0 40px}
.li li{display:grid;grid-template-columns:20px minmax(0,1fr);padding:7px 0 8px;border-top:1px solid var(--rule)}.li b{font:700 13px/21px var(--sans)}.li .said{font-size:14px;line-height:21px}
.li small,.bl small{display:block;font-size:13px;line-height:19px;color:var(--ink2)}.li small .said{font-size:13px;line-height:19px}
.dots{display:inline-flex;gap:3px;margin-left:2px}.dots i{width:7px;height:7px;border-radius:50%;background:var(--ink2)}
.note{font-size:13px;line-height:20px;color:var(--ink2);margin-top:8px}.note .said{font-style:italic}.note .t{margin:0}.glyph,.flag,.arr{flex:none}`;

const journeys = `.jr{display:grid;grid-template-columns:62px minmax(0,1fr) 110px minmax(0,1.12fr)}
.jh{border-bottom:1.5px solid var(--ink);font-size:12px;line-height:16px;color:var(--ink2);padding:6px 0 5px;align-items:end;margin-top:2px}
.jh b{font-size:15px;line-height:20px;color:var(--ink);margin-right:8px}.jh .n b{color:var(--pine)}.jh .ax{display:flex;justify-content:space-between;padding:0 5px 0 1px}
.jh .n{padding-left:6px}.jh p:first-of-type{padding-left:6px}.jh p+.ax{padding-left:50px}.jr .cur li{padding-right:9px}
.jr li{height:34px;display:flex;align-items:center;gap:7px;border-bottom:1px solid var(--rule);font-size:13px;line-height:16px;min-width:0}
.jr li>b{font-size:12px;min-width:17px;text-align:right;color:var(--ink2)}.jr .said{font-weight:500;flex:1;min-width:0;white-space:normal;display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden}
.jr .x .said{color:var(--ink2)}.jr i{font-style:normal;font-weight:700;font-size:12px;line-height:13px;min-width:15px;text-align:center;border:1.25px solid var(--ink2);border-radius:2px}
.jr i+i{margin-left:-4px}.jr em{text-align:right;font-style:normal;font-size:12px;color:var(--ink2);white-space:nowrap}.jr .fresh em{color:var(--pine);font-weight:600}`;

const parts = `table{width:100%;border-collapse:collapse;font-size:13px;line-height:19px}
th{overflow-wrap:normal;hyphens:auto;text-align:left;font-weight:400;font-size:12px;line-height:16px;color:var(--ink2);padding:0 12px 5px 0;border-bottom:1.5px solid var(--ink);vertical-align:bottom}
td{vertical-align:top;padding:6px 12px 6px 0;border-top:1px solid var(--rule)}td .said{font-size:14px}td small{display:block;font-size:13px;line-height:18px;color:var(--ink2)}td small .said{font-size:13px;font-style:italic}
.plan tr:not(.day):not(.foot) .dt{border-top-color:transparent}.dt{font-weight:700;white-space:nowrap}.plan td:nth-child(2){width:50%}.plan .ow{min-width:112px}.tp{min-width:52px}.ow .said{font-family:var(--sans);font-size:13px}
.co{white-space:nowrap;text-align:right;padding-right:0}.plan th:last-child{text-align:right;padding-right:0}.foot td{border-top:1.5px solid var(--ink);font-weight:700}
.grid td:first-child{white-space:nowrap}
.bl li{padding:6px 0 7px;border-top:1px solid var(--rule);font-size:14px;line-height:21px}.num{counter-reset:n}.num li{counter-increment:n;padding-left:26px;position:relative}
.num li::before{content:counter(n);position:absolute;left:0;font:700 13px/21px var(--sans)}.bl small .said{font-size:13px}.t{margin:6px 0}
.facts>div{display:grid;grid-template-columns:200px minmax(0,1fr);gap:0 16px;padding:6px 0 7px;border-top:1px solid var(--rule);font-size:14px;line-height:21px}
.facts dt{grid-column:1;font-size:13px;color:var(--ink2)}.facts dd{grid-column:2}.foot-line{margin-top:48px;font-size:12px;line-height:16px;color:var(--ink2)}`;

const narrow = `@media screen and (max-width:1240px){body{display:block;padding:0}.side{display:none}.sheet{max-width:860px;margin:auto}}
@media screen and (max-width:760px){.sheet{padding:24px 16px 40px;border:0}h1{font-size:29px;line-height:34px}.sum{display:grid;grid-template-columns:1fr 1fr}.sum>div{border:0;margin:0;padding-block:7px}
.sum dd{font-size:17px;line-height:23px;white-space:normal}.two{display:block}.why{font-size:20px;line-height:28px}.over{display:block}.over span{display:block}
.jh{display:none}.jrs{display:flex;flex-direction:column}.jrs .jr{display:contents}.jr>svg{display:none}.jr .cur{order:1}.jr .new{order:2}.jr li{height:auto;min-height:40px;padding:5px 0}
.jr ol.first::before{content:attr(aria-label);font:700 15px/34px var(--sans)}.jr .new.first{margin-top:14px}
.plan,.plan tbody,.plan tr,.plan td{display:block}.plan thead{display:none}.plan td{border:0;padding:0;width:auto!important;white-space:normal}.plan tr{border-top:1px solid var(--rule);padding:8px 0}
.plan .co{text-align:left}.plan .tp{display:none}.facts>div{display:block}.wide{overflow-x:auto}}`;

const print = `@page{size:A4;margin:15mm}
@media print{:root{color-scheme:light;--paper:#fff;--sheet:#fff;--ink:#111817;--ink2:#45514F;--rule:#CFC8BA;--ochretint:#fff}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}body{display:block;padding:0;background:#fff}.side{display:none}.sheet{padding:0;border:0;min-height:0}
h1{font-size:30px;line-height:36px;margin-top:6px}h2,h3,.cap,.jh,thead{break-after:avoid}.jr,tr,li,.facts>div,.sum,.must{break-inside:avoid}thead{display:table-header-group}p{orphans:3;widows:3}
.crisis{font-size:15px;line-height:23px}.why{font-size:20px;line-height:28px}.sum{margin:16px 0 18px}.sum>div{padding-right:12px;margin-right:12px}.sum dd{font-size:16px;line-height:23px}h2{margin-top:24px}}`;

/** The whole style sheet: self-contained, light in print, at phone width one column. */
export const style: string = [tokens, page, journeys, parts, narrow, print].join("\n");

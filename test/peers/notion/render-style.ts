const inks: Readonly<Record<string, string>> = {
  gray: "#787774",
  brown: "#9f6b53",
  orange: "#d9730d",
  yellow: "#cb912f",
  green: "#448361",
  blue: "#337ea9",
  purple: "#9065b0",
  pink: "#c14c8a",
  red: "#d44c47",
};
const grounds: Readonly<Record<string, string>> = {
  gray: "#f1f1ef",
  brown: "#f4eeee",
  orange: "#fbecdd",
  yellow: "#fbf3db",
  green: "#edf3ec",
  blue: "#e7f3f8",
  purple: "#f6f3f9",
  pink: "#faf1f5",
  red: "#fdebec",
};
const tags: Readonly<Record<string, string>> = {
  default: "#ebeae8",
  gray: "#e3e2e0",
  brown: "#eee0da",
  orange: "#fadec9",
  yellow: "#fdecc8",
  green: "#dbeddb",
  blue: "#d3e5ef",
  purple: "#e8deee",
  pink: "#f5e0e9",
  red: "#ffe2dd",
};

function shades(): string {
  const texts = Object.entries(inks).map(([name, color]) => `.c-${name}{color:${color}}.status.t-${name}::before{background:${color}}`);
  const behind = Object.entries(grounds).map(
    ([name, color]) => `.c-${name}-background{background:${color}}.g-${name}{background:${color}99}`,
  );
  const labels = Object.entries(tags).map(([name, color]) => `.t-${name}{background:${color}}`);
  return [...texts, ...behind, ...labels].join("");
}

/** Notion's light looks, as far as a report shows them: a page of 900 pixels with the text 708 wide, unless a database needs all of it. */
export const style = `
*{box-sizing:border-box}
body{margin:0 auto;width:900px;color:#37352f;font:16px/1.5 ui-sans-serif,-apple-system,"Segoe UI",Helvetica,Arial,"Noto Color Emoji",sans-serif;background:#fff}
nav{height:44px;display:flex;align-items:center;gap:6px;padding:0 12px;font-size:14px}nav i{color:#a5a29a;font-style:normal}
.cover{height:220px;background:linear-gradient(120deg,#d3e5ef,#e8deee);overflow:hidden;display:flex;align-items:end;justify-content:end;color:#787774;font-size:11px}
.cover img{width:100%;height:100%;object-fit:cover}.cover span{padding:4px 8px}
main{padding:0 96px 96px}main.plain{padding-top:56px}
.icon{font-size:70px;line-height:1.1;height:78px}main.covered .icon{margin-top:-42px;position:relative}.icon img{width:78px;height:78px;border-radius:4px;object-fit:cover}
h1.title{font-size:40px;line-height:1.2;font-weight:700;margin:8px 0 8px}
h2,h3,h4,h5{font-weight:600;line-height:1.3;margin:0;padding:3px 2px}h2{font-size:30px;margin-top:32px}h3{font-size:24px;margin-top:22px}h4{font-size:20px;margin-top:16px}h5{font-size:17px;margin-top:14px}
p{margin:1px 0;padding:3px 2px;white-space:pre-wrap;overflow-wrap:anywhere}.nested{margin-left:26px}
hr{border:0;border-top:1px solid #e9e9e7;margin:6px 0}
.item{display:flex;gap:8px;padding:3px 2px}.item>div{flex:1;min-width:0}.dot{width:20px;text-align:center;flex:none}
.box{display:inline-flex;width:16px;height:16px;margin:4px 2px;border:1.5px solid #37352f;flex:none;align-items:center;justify-content:center;font-size:11px;border-radius:2px}.box.done{background:#2383e2;border-color:#2383e2;color:#fff}.struck{color:#9b9a97;text-decoration:line-through}
details{padding:2px 0}summary{list-style:none;display:flex;gap:6px}summary::before{content:"▶";font-size:11px;width:20px;text-align:center;line-height:28px;flex:none}details[open]>summary::before{content:"▼"}summary h2,summary h3,summary h4,summary h5{margin-top:0}
blockquote{margin:4px 0;padding:3px 2px 3px 14px;border-left:3px solid #37352f}
.callout{display:flex;gap:10px;padding:16px 16px 16px 12px;border-radius:4px;margin:6px 0}.callout>div{flex:1;min-width:0}.sign{font-size:20px;line-height:1.2;width:24px;flex:none}.sign img{width:22px}
.columns{display:flex;gap:46px;margin:4px 0}.columns>div{min-width:0}
table{border-collapse:collapse}table.simple{width:100%;margin:6px 0;font-size:14px}table.simple td,table.simple th{border:1px solid #e9e9e7;padding:7px 9px;text-align:left;vertical-align:top;font-weight:400}table.simple th{background:#f7f6f3;font-weight:500}
.contents div{padding:4px 2px;font-size:14px;text-decoration:underline;text-underline-offset:3px}
.child{display:flex;gap:6px;padding:3px 2px}.child a{font-weight:500;border-bottom:1px solid #d5d4d0}
figure{margin:6px 0}figure img{max-width:100%;display:block;border-radius:2px}figcaption{font-size:14px;color:#787774;padding:6px 2px}
.elsewhere,.bookmark{border:1px solid #e9e9e7;border-radius:4px;padding:24px 14px;color:#787774;font-size:12px;overflow-wrap:anywhere}.elsewhere{background:#f7f6f3;text-align:center;padding:80px 14px}.bookmark{padding:14px}
pre{background:#f7f6f3;border-radius:4px;padding:34px;margin:0;font:13.6px/1.5 ui-monospace,Menlo,monospace;white-space:pre-wrap;position:relative}.language{position:absolute;top:8px;left:12px;color:#787774;font-size:12px}
code{font:13.6px ui-monospace,Menlo,monospace;color:#eb5757;background:#87837826;padding:2px 4px;border-radius:3px}
a{color:inherit;text-decoration:underline;text-decoration-color:#a5a29a;text-underline-offset:3px}.mention{color:#787774}.mention.page,.mention.database{color:inherit;font-weight:500;border-bottom:1px solid #d5d4d0}.equation{font-family:Georgia,serif;font-style:italic;text-align:center}
.unknown{background:#fdebec;padding:6px}
.database{margin:14px 0;font-size:14px}.database h3{font-size:20px;margin-top:12px}.wide{overflow-x:auto;margin:0 -96px;padding:0 96px}
.tabs{display:flex;gap:4px;border-bottom:1px solid #e9e9e7;margin-bottom:4px}.tabs span{padding:6px 8px;color:#787774}.tabs .current{color:#37352f;font-weight:500;border-bottom:2px solid #37352f}
table.rows th,table.rows td{border-bottom:1px solid #e9e9e7;border-right:1px solid #e9e9e7;padding:6px 8px;text-align:left;vertical-align:top;min-width:96px;max-width:240px}table.rows th{color:#787774;font-weight:400;white-space:nowrap}table.rows td.v-title{min-width:200px}table.rows .name{font-weight:500}
.glyph{color:#a5a29a;margin-right:6px;font-size:12px}.new{color:#a5a29a;padding:7px 8px}
.tag{display:inline-block;border-radius:3px;padding:0 6px;line-height:20px;margin:1px 0;white-space:nowrap}.status{border-radius:10px;padding:0 9px 0 7px}.status::before{content:"";display:inline-block;width:8px;height:8px;border-radius:50%;background:#91918e;margin-right:5px}
.person{display:inline-flex;align-items:center;gap:6px;white-space:nowrap}.person i{width:20px;height:20px;border-radius:50%;background:#e9e9e7;font-style:normal;font-size:11px;display:inline-flex;align-items:center;justify-content:center}
.link{border-bottom:1px solid #d5d4d0;font-weight:500}
.board{display:flex;gap:10px;align-items:flex-start;min-width:min-content}.column{width:240px;flex:none;border-radius:6px;padding:8px;background:#f7f7f5}.column .head,.grouped .head{padding:0 2px 8px;display:flex;gap:8px;align-items:center}.count{color:#a5a29a}
.card{background:#fff;border-radius:6px;box-shadow:0 1px 2px #0f0f0f1a,0 0 0 1px #0f0f0f0d;padding:8px 10px;margin-bottom:8px}.card b{font-weight:500;display:block;overflow-wrap:anywhere}.card div{margin-top:4px;font-size:12px}
.gallery{display:grid;grid-template-columns:repeat(3,1fr);gap:12px}.line{display:flex;justify-content:space-between;gap:12px;padding:6px 2px}.grouped{margin:12px 0}
.month{display:block;padding:8px 2px;font-weight:600}.calendar{display:grid;grid-template-columns:repeat(7,minmax(0,1fr));border-left:1px solid #e9e9e7;border-top:1px solid #e9e9e7}.weekday{color:#a5a29a;font-size:12px;text-align:center;padding:4px}.weekday,.day{border-right:1px solid #e9e9e7;border-bottom:1px solid #e9e9e7}.day{min-height:86px;padding:4px}.day i{font-style:normal;float:right;color:#37352f;padding:0 4px}.day.other{background:#fbfbfa}.day.other i{color:#a5a29a}.day .card{padding:4px 6px;margin:22px 0 4px;font-size:12px}.day .card+.card{margin-top:4px}
table.properties{margin:8px 0 16px;font-size:14px}table.properties th{width:160px;text-align:left;font-weight:400;color:#787774;padding:5px 6px}table.properties td{padding:5px 8px}
${shades()}`;

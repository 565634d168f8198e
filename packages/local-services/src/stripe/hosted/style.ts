export const STYLE = `
:root{--paper:#FBFAF6;--surface:#fff;--sunk:#F3F1EA;--ink:#1F2A24;--muted:#56635B;--line:#8B958E;--soft:#E3E0D6;--moss:#2F4A3A;--on-moss:#F7F8F3;--clay:#A4532F;--clay-soft:#F6E7DE}
@media (prefers-color-scheme:dark){:root{--paper:#121814;--surface:#18201B;--sunk:#0F1411;--ink:#E9EDE6;--muted:#A3B0A6;--line:#6B786F;--soft:#2A352E;--moss:#A9C3A4;--on-moss:#121814;--clay:#E39A74;--clay-soft:#33221A}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:400 16px/1.5 system-ui,sans-serif}
main{max-width:60rem;margin:0 auto;padding:32px 20px 64px}
h1,h2{font-family:Georgia,serif;font-weight:500;letter-spacing:-.01em;line-height:1.15;margin:0 0 8px}
h1{font-size:28px}h2{font-size:20px}
p{margin:0 0 16px}
a{color:inherit;text-decoration-color:var(--line);text-underline-offset:4px}
a:focus-visible,button:focus-visible,input:focus-visible,summary:focus-visible{outline:3px solid var(--moss);outline-offset:2px}
.note{color:var(--muted);font-size:14px}
.test{display:inline-block;background:var(--clay-soft);color:var(--clay);font-size:13px;font-weight:600;padding:4px 10px;border-radius:999px;margin-bottom:24px}
.pay{display:grid;gap:40px}
@media (min-width:48rem){.pay{grid-template-columns:1fr 1fr;gap:64px}}
.sum{font:500 40px/1.1 Georgia,serif;margin:8px 0 24px;font-variant-numeric:tabular-nums}
.lines{list-style:none;margin:0 0 24px;padding:0}
.lines li{display:flex;justify-content:space-between;gap:24px;padding:8px 0;font-variant-numeric:tabular-nums}
.lines small{display:block;color:var(--muted)}
.lines .total{border-top:1px solid var(--soft);margin-top:8px;padding-top:16px;font-weight:600}
form.card{display:grid;gap:16px}
fieldset{border:0;margin:0;padding:0;display:grid;gap:16px}.methods{gap:12px}
legend{font-weight:600;padding:0;margin-bottom:8px}
label{display:grid;gap:6px;font-size:14px;font-weight:550}
input[type=text],input[type=email]{font:400 16px/1.4 system-ui,sans-serif;color:inherit;background:var(--surface);border:1px solid var(--line);border-radius:10px;padding:11px 12px;width:100%}
input[aria-invalid=true]{border-color:var(--clay);border-width:2px}
.row{display:grid;grid-template-columns:1fr 1fr;gap:16px}
.choice{display:flex;align-items:center;gap:10px;font-size:16px;font-weight:400;min-height:24px}
.choice input{width:18px;height:18px;accent-color:var(--moss);margin:0}
.methods:has([value=us_bank_account]:checked) .if-card,.methods:has([value=card]:checked) .if-bank{display:none}
button{font:600 16px/1 system-ui,sans-serif;background:var(--moss);color:var(--on-moss);border:0;border-radius:999px;padding:15px 24px;cursor:pointer}
button.quiet{background:none;color:var(--ink);border:1px solid var(--line)}
button.small{padding:8px 14px;font-size:14px}
.error{background:var(--clay-soft);color:var(--clay);border-radius:10px;padding:12px 16px;margin:0}
.wrong{color:var(--clay);font-weight:550}
.actions{display:flex;flex-wrap:wrap;gap:12px;margin-top:16px}
details{font-size:14px;color:var(--muted)}summary{cursor:pointer;min-height:24px}
dl.cards{display:grid;grid-template-columns:auto 1fr;gap:4px 16px;margin:8px 0;font-variant-numeric:tabular-nums}dl.cards dd{margin:0}
.overview{max-width:76rem}.overview section{margin-top:40px}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:14px;font-variant-numeric:tabular-nums}
th{text-align:left;font-weight:600;color:var(--muted)}th,td{padding:8px 16px 8px 0;border-bottom:1px solid var(--soft);vertical-align:top}
code{font:13px/1.4 ui-monospace,monospace;overflow-wrap:anywhere}
td form{display:inline}
`;

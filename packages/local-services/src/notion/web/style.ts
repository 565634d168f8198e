/** No colours of a brand: it must be plain that this is not the product. */
export const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#26251f, #ebe9e2); --quiet: light-dark(#5f5d54, #b0ada2); --paper: light-dark(#fdfcf9, #1b1b18);
  --line: light-dark(#dfdcd2, #3a3933); --soft: light-dark(#f2f0e9, #262622); --accent: light-dark(#2f5d44, #9ccbb0); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
.skip { position: absolute; left: -999rem; } .skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem 1rem; }
header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .25rem 2rem; border-bottom: 1px solid var(--line); padding: .75rem 1rem; }
nav ol { display: flex; flex-wrap: wrap; gap: .25rem .75rem; list-style: none; margin: 0; padding: 0; }
nav li + li::before { content: "/"; margin-right: .75rem; color: var(--quiet); }
main { max-width: 75rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 1.25rem; overflow-wrap: anywhere; }
h2 { font-size: 1.125rem; margin: 2rem 0 .75rem; }
.quiet { color: var(--quiet); }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .5rem .75rem; border-bottom: 1px solid var(--line); vertical-align: top; white-space: nowrap; }
tr:last-child td { border-bottom: 0; } th { font-weight: 600; background: var(--soft); }
.pill { display: inline-block; padding: 0 .5rem; border-radius: 999px; background: var(--soft); border: 1px solid var(--line); }
.board { display: flex; gap: 1rem; overflow-x: auto; padding-bottom: 1rem; }
.board section { flex: 0 0 16rem; background: var(--soft); border-radius: 8px; padding: .75rem; }
.board h2 { margin: 0 0 .5rem; font-size: 1rem; } .board ul, .plain { list-style: none; margin: 0; padding: 0; }
.board li { background: var(--paper); border: 1px solid var(--line); border-radius: 6px; padding: .5rem .75rem; margin-top: .5rem; }
.plain li { padding: .375rem 0; } .gallery { list-style: none; padding: 0; display: grid; gap: .75rem; grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr)); } .gallery li { border: 1px solid var(--line); border-radius: 8px; padding: 1rem; }
form.row, div.row { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem; }
.properties { display: grid; gap: .5rem; } .properties label { flex: 0 0 10rem; }
input, select, textarea, button { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--quiet); border-radius: 6px; padding: .375rem .625rem; }
input:not([type=checkbox]), select, textarea { flex: 1 1 14rem; min-width: 0; max-width: 32rem; } input[type=checkbox] { width: 1.25rem; height: 1.25rem; }
button { min-height: 2.5rem; cursor: pointer; background: var(--soft); }
.blocks { border-left: 2px solid var(--line); padding-left: 1rem; overflow-wrap: anywhere; }
.line input[type=text], .line textarea { flex: 1 1 14rem; max-width: none; } .line { padding: .125rem 0; } .heading_1, .heading_2, .heading_3 { font-weight: 600; } .other { flex: 1 1 14rem; min-width: 0; }
.inline { display: inline; } img { max-width: 100%; max-height: 24rem; height: auto; border-radius: 6px; }
form.stack { display: grid; gap: .25rem; max-width: 32rem; justify-items: start; } form.stack input, form.stack select { width: 100%; margin-bottom: .5rem; } form.stack input[type=checkbox] { width: 1.25rem; }
:disabled { color: var(--quiet); cursor: not-allowed; }
.note { padding: .75rem 1rem; border: 1px solid var(--line); border-radius: 8px; background: var(--soft); }
.blocks + form, .plain + form, main > form + form, p + form { margin-top: .75rem; }
@media (max-width: 40rem) { .properties label { flex-basis: 100%; } .line { padding: .375rem 0; } .line input[type=text], .line textarea, .row > textarea { flex-basis: 100%; } }
`;

// Type-checks dashboards against the types of Grafana: node check-dashboards.mjs FILE...
// JSON that TypeScript imports has its literals widened to string, so each file is checked as an expression with `satisfies`.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const here = dirname(fileURLToPath(import.meta.url));
const raw = join(here, "node_modules/@grafana/schema/dist/types/raw");
const panels = ["StatPanel", "TimeSeriesPanel", "TablePanel", "BarChartPanel", "HeatmapPanel"];
const kind = (panel) => panel.replace(/Panel$/, "").toLowerCase();

// The types are of enums; in JSON an enum is its text.
const types = `
import type * as d from "${raw}/dashboard/x/dashboard_types.gen";
${panels.map((p) => `import type * as ${p} from "${raw}/composable/${kind(p)}/panelcfg/x/${p}Cfg_types.gen";`).join("\n")}
type Json<T> = 0 extends 1 & T ? T : T extends string ? \`\${T}\` : T extends (infer E)[] ? Json<E>[]
  : T extends object ? { [K in keyof T]: Json<T[K]> } : T;
type Target = { refId: string; expr: string; datasource: d.DataSourceRef; range?: boolean; instant?: boolean;
  exemplar?: boolean; format?: "table" | "time_series" | "heatmap"; legendFormat?: string };
type Of<Type extends string, Options, Custom> = Json<Omit<d.Panel, "type" | "options" | "fieldConfig" | "targets">> & {
  type: Type; options: Json<Partial<Options>>; targets: Target[];
  fieldConfig: Json<Omit<d.FieldConfigSource, "defaults">> & {
    defaults: Json<Omit<d.FieldConfig, "custom">> & { custom?: Json<Partial<Custom>> } } };
type Panel = Of<"stat", StatPanel.Options, Record<string, never>>
  ${panels.slice(1).map((p) => `| Of<"${kind(p)}", ${p}.Options, ${p}.FieldConfig>`).join("\n  ")};
type Query = { expr?: string; step?: string; titleFormat?: string; textFormat?: string };
export type Dashboard = Json<Omit<d.Dashboard, "panels" | "annotations" | "templating">> & { panels: Panel[];
  annotations: { list: (Json<Partial<d.AnnotationQuery>> & Query)[] };
  templating: { list: (Json<d.VariableModel> & { definition?: string })[] } };
`;

const sources = new Map([[join(here, "dashboard-types.ts"), types]]);
process.argv.slice(2).forEach((file, n) =>
  sources.set(join(here, `dashboard-${n}.ts`),
    `import type { Dashboard } from "./dashboard-types";\nexport const dashboard = ${readFileSync(file, "utf8").trim()} satisfies Dashboard;\n`));

const options = { strict: true, noEmit: true, skipLibCheck: true, target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, types: [] };
const host = ts.createCompilerHost(options);
const { fileExists, readFile, getSourceFile } = host;
host.fileExists = (name) => sources.has(name) || fileExists(name);
host.readFile = (name) => sources.get(name) ?? readFile(name);
host.getSourceFile = (name, version, ...rest) =>
  sources.has(name) ? ts.createSourceFile(name, sources.get(name), version) : getSourceFile(name, version, ...rest);
const problems = ts.getPreEmitDiagnostics(ts.createProgram([...sources.keys()], options, host));
for (const problem of problems) {
  const number = problem.file?.fileName.match(/dashboard-(\d+)\.ts$/)?.[1];
  const line = problem.file ? problem.file.getLineAndCharacterOfPosition(problem.start).line : 0;
  const place = number ? `${process.argv[2 + Number(number)]}:${line}` : `${problem.file?.fileName ?? "types"}:${line + 1}`;
  console.error(`${place}: ${ts.flattenDiagnosticMessageText(problem.messageText, "\n")}`);
}
console.log(`${sources.size - 1} dashboards, ${problems.length} problems`);
process.exit(problems.length === 0 && sources.size > 1 ? 0 : 1);

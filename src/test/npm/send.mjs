// Sends one span through an exporter of OpenTelemetry JavaScript. Usage: node send.mjs http|proto|grpc URL none|gzip < secret
import { readFileSync } from "node:fs";
import { BasicTracerProvider, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";

const [kind, url, compression] = process.argv.slice(2);
const { OTLPTraceExporter } = await import(`@opentelemetry/exporter-trace-otlp-${kind}`);
// Without a URL the environment says where to, as for an agent.
const exporter = new OTLPTraceExporter(url ? { url, compression } : {});
const outcome = new Promise((resolve) => {
  const send = exporter.export.bind(exporter);
  exporter.export = (spans, done) => send(spans, (result) => { done(result); resolve(result); });
});
const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
const span = provider.getTracer("com.anthropic.claude_code.tracing").startSpan("claude_code.tool");
span.setAttribute("full_command", readFileSync(0, "utf8"));
span.end();
const result = await outcome;
await provider.shutdown();
if (result.code !== 0) {
  console.error(result.error);
  process.exit(1);
}

package io.spanwarden.detect;

import java.util.Map;

/** What the value of an attribute is good for, besides being scanned. */
enum KeyRole {
  NONE,
  /** Marks an export of this installation as its own. */
  OWN_MARK,
  /** Names the session. */
  SESSION,
  /** Names the tool call; the one id that all feeds share. */
  TOOL_USE_ID,
  TOOL_NAME,
  /** Names the MCP server or plugin behind a tool. */
  TOOL_SERVER,
  /** Says whether a tool call was let through. */
  DECISION,
  /** Names an agent inside the agent: it has others do its work. */
  SUB_AGENT,
  /** Names the account that it acts under; compared, never shown. */
  IDENTITY,
  /** Holds a command or an edit, in clear or inside JSON. */
  COMMAND;

  /** The keys of all feeds (join keys of each kind of agent). */
  static final Map<String, KeyRole> BY_KEY =
      Map.ofEntries(
          Map.entry("spanwarden.mark", OWN_MARK),
          Map.entry("session.id", SESSION),
          Map.entry("gen_ai.conversation.id", SESSION),
          Map.entry("conversation.id", SESSION),
          Map.entry("claude_code.session.id", SESSION),
          Map.entry("langfuse.observation.metadata.session_id", SESSION),
          Map.entry("tool_use_id", TOOL_USE_ID),
          Map.entry("gen_ai.tool.call.id", TOOL_USE_ID),
          Map.entry("gen_ai.tool.call_id", TOOL_USE_ID),
          Map.entry("call_id", TOOL_USE_ID),
          Map.entry("langfuse.observation.metadata.tool_id", TOOL_USE_ID),
          Map.entry("tool_name", TOOL_NAME),
          Map.entry("gen_ai.tool.name", TOOL_NAME),
          Map.entry("function_name", TOOL_NAME),
          Map.entry("langfuse.observation.metadata.tool_name", TOOL_NAME),
          Map.entry("anthropic.mcp.server.name", TOOL_SERVER),
          Map.entry("dash0.gen_ai.tool.mcp_server", TOOL_SERVER),
          Map.entry("mcp_server.name", TOOL_SERVER),
          Map.entry("mcp_server", TOOL_SERVER),
          Map.entry("server_name", TOOL_SERVER),
          Map.entry("plugin.name", TOOL_SERVER),
          Map.entry("decision", DECISION),
          Map.entry("agent_id", SUB_AGENT),
          Map.entry("subagent_type", SUB_AGENT),
          Map.entry("langfuse.observation.metadata.subagent_type", SUB_AGENT),
          Map.entry("user.account_uuid", IDENTITY),
          Map.entry("enduser.id", IDENTITY),
          Map.entry("full_command", COMMAND),
          Map.entry("bash_command", COMMAND),
          Map.entry("tool_parameters", COMMAND),
          Map.entry("tool_input", COMMAND),
          Map.entry("gen_ai.tool.call.arguments", COMMAND),
          Map.entry("langfuse.observation.input", COMMAND),
          Map.entry("arguments", COMMAND),
          Map.entry("function_args", COMMAND));
}

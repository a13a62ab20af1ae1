package org.gatehouse.sso;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.gatehouse.platform.rest.JsonBody;
import org.gatehouse.platform.rest.JsonText;
import org.gatehouse.sso.drafts.PassedTests;
import org.gatehouse.sso.metadata.DraftSource;

/** Drafts in the bodies of calls and answers. */
final class DraftJson {

  static final String VERSION = "version";

  private DraftJson() {}

  /** The version of the draft that the call has seen; none stands for no draft. */
  static long seen(JsonBody body) {
    Integer version = body.number(VERSION);
    return version == null ? 0 : version;
  }

  /** A draft with what it would change. */
  static JsonObject of(DraftDetails draft) {
    return JsonText.object()
        .add("values", SsoJson.of(draft.values()))
        .add("differences", SsoJson.changes(draft.differences()))
        .add("fingerprint", draft.fingerprint())
        .add("testPassedAt", JsonText.of(draft.passed().map(PassedTests.Passed::at).orElse(null)))
        .add("metadata", draft.source().map(DraftJson::of).orElse(JsonValue.NULL))
        .add("savedAt", draft.savedAt().toString())
        .add("savedBy", draft.savedBy())
        .add(VERSION, draft.version())
        .add("seen", draft.seen())
        .build();
  }

  private static JsonValue of(DraftSource source) {
    return JsonText.object()
        .add("metadataUrl", source.url())
        .add("keepCurrent", source.keepCurrent())
        .add("entityId", source.entityId())
        .build();
  }
}

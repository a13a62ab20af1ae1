package org.gatehouse.sso;

import java.util.Map;
import org.gatehouse.sso.response.PostedResponse;
import org.gatehouse.sso.response.SamlRefusal;
import org.jspecify.annotations.Nullable;

/** What was posted to an assertion consumer, as the server gives it. */
public record SsoForm(
    @Nullable String contentType, @Nullable String query, Map<String, String[]> fields) {

  /** The one response in it; SamlRefusal if there is not exactly one. */
  public PostedResponse response() throws SamlRefusal {
    return PostedResponse.of(contentType, query, fields);
  }
}

package org.gatehouse.sso;

import java.io.IOException;
import java.io.InputStream;
import org.gatehouse.platform.rest.JsonBody;

/**
 * The body of a call that turns a switch.
 *
 * @param confirmed that whoever sends it means it, whatever speaks against it
 */
record SwitchBody(boolean on, boolean confirmed) {

  /** Reads it; INVALID concerns {@code on}. */
  static SwitchBody read(InputStream sent) throws IOException {
    JsonBody body = JsonBody.read(sent);
    Boolean on = body.flag("on");
    boolean confirmed = body.flag("confirmed", false);
    if (on == null) {
      body.complain("on", "text.missing");
    }
    body.refuse();
    return new SwitchBody(Boolean.TRUE.equals(on), confirmed);
  }
}

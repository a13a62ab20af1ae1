package org.gatehouse.sso;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Takes answers that are no sign-ins, though they come to the same address. */
public interface AnswerTaker {

  /** Where the browser goes on, if this is such an answer; empty if it is somebody's sign-in. */
  Optional<String> take(String spName, String acsToken, SsoForm form, HttpServletRequest request);
}

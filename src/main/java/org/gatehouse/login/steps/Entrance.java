package org.gatehouse.login.steps;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.gatehouse.access.SignedInSession;
import org.gatehouse.devices.DeviceCookie;

/**
 * Lets browsers in, or leads them to what is still asked. Every way to sign in ends here: what it
 * notes of the person, his device and his session is one transaction.
 */
@Stateless
public class Entrance {

  private static final String HOME = "/";

  @EJB SignInSteps steps;
  @EJB PendingSignIns pending;
  @Inject PendingCookie cookie;
  @Inject DeviceCookie device;
  @Inject SignedInSession session;

  /** Goes on with somebody who has just proved who he is; gives the path where it goes on. */
  public String admit(Proof proof, HttpServletRequest request, HttpServletResponse response) {
    String before = cookie.read(request);
    if (!before.isEmpty()) {
      pending.end(before);
    }
    return lead(steps.begin(proof, device.read(request)), request, response);
  }

  /** Begins his session, or goes on to the next step; gives the path where it goes on. */
  public String lead(Passage passage, HttpServletRequest request, HttpServletResponse response) {
    passage.token().ifPresent(token -> cookie.write(token, response));
    passage.welcome().ifPresent(welcome -> enter(welcome, request, response));
    return passage.next().map(Step::path).orElse(HOME);
  }

  /** The half-finished sign-in of a browser, if it has come to that step. */
  public Optional<HalfSignIn> find(Step step, HttpServletRequest request) {
    return pending.find(cookie.read(request)).filter(half -> half.isAt(step));
  }

  private void enter(Welcome welcome, HttpServletRequest request, HttpServletResponse response) {
    if (!cookie.read(request).isEmpty()) {
      cookie.clear(response);
    }
    welcome.device().ifPresent(tokens -> device.write(tokens, response));
    session.begin(welcome.signIn(), request, response);
  }
}

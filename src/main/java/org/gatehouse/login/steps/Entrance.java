package org.gatehouse.login.steps;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.gatehouse.access.SignedInSession;
import org.gatehouse.devices.DeviceCookie;
import org.gatehouse.devices.Trust;

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
      steps.endBefore(proof, before);
    }
    return lead(steps.begin(proof, device.read(request)), request, response);
  }

  /**
   * Notes that a step is done, and begins his session or goes on to the next step: in the
   * transaction in which the caller holds him, so that whatever ends his sessions comes before it
   * or finds the new one. Gives the path where it goes on; FORBIDDEN if he is kept out since.
   *
   * @param shown what the step has shown of the browser, if anything
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public String done(
      HalfSignIn held,
      Step step,
      Optional<Trust> shown,
      HttpServletRequest request,
      HttpServletResponse response) {
    return lead(steps.done(held, step, shown, device.read(request)), request, response);
  }

  /** The same for a half-finished sign-in that its last step has used up. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public String welcome(
      HalfSignIn used, Trust trust, HttpServletRequest request, HttpServletResponse response) {
    return lead(Passage.of(steps.welcome(used, trust, device.read(request))), request, response);
  }

  /** The half-finished sign-in of a browser, if it has come to that step. */
  public Optional<HalfSignIn> find(Step step, HttpServletRequest request) {
    return pending.find(cookie.read(request)).filter(half -> half.isAt(step));
  }

  private String lead(Passage passage, HttpServletRequest request, HttpServletResponse response) {
    passage.token().ifPresent(token -> cookie.write(token, response));
    passage.welcome().ifPresent(welcome -> enter(welcome, request, response));
    return passage.next().map(Step::path).orElse(HOME);
  }

  private void enter(Welcome welcome, HttpServletRequest request, HttpServletResponse response) {
    if (!cookie.read(request).isEmpty()) {
      cookie.clear(response);
    }
    welcome.device().ifPresent(tokens -> device.write(tokens, response));
    session.begin(welcome.signIn(), request, response);
  }
}

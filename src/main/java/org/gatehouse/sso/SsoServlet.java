package org.gatehouse.sso;

import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.branding.ShownAccount;
import org.gatehouse.login.steps.Entrance;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.platform.rate.Rate;
import org.gatehouse.platform.rate.RateLimiter;
import org.gatehouse.platform.web.ErrorServlet;
import org.jspecify.annotations.Nullable;

/**
 * The three addresses of an account's single sign-on: {@code /login/saml/{name}/} begins a sign-in,
 * {@code …/acs/{random}} takes the identity provider's answer, {@code …/metadata} describes us.
 * Whatever is not there looks the same.
 */
@WebServlet("/login/saml/*")
public class SsoServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final Pattern PATH =
      Pattern.compile("/([a-z0-9-]{3,40})(/|/metadata|/acs/([A-Za-z0-9_-]{22,43}))?");

  /** How often sign-ins may be begun at one address, which may be that of a whole office. */
  private static final Rate STARTS = new Rate("sso-start", 300);

  /** How often responses may be brought from one address. */
  private static final Rate ANSWERS = new Rate("sso-answer", 300);

  /** How often we may be described to one address. */
  private static final Rate DESCRIPTIONS = new Rate("sso-metadata", 300);

  @EJB transient SsoConnections connections;
  @Inject transient CurrentCaller caller;
  @Inject transient RateLimiter limiter;
  @EJB transient SsoSignIns signIns;
  @Inject transient BrowserTokens browser;
  @EJB transient Entrance entrance;
  @Inject transient LogoutHint hint;
  @EJB transient AnswerTaker tests;
  @Inject transient HostPassage passage;
  @Inject transient ShownAccount shown;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Cache-Control", "no-store");
    var path = PATH.matcher(Optional.ofNullable(request.getPathInfo()).orElse(""));
    if (!path.matches() || (passage.begins() && !begins(path.group(2)))) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (path.group(3) != null) {
      if (allows(request, response, "POST")) {
        take(path, request, response);
      }
    } else if (allows(request, response, "GET", "HEAD")) {
      if ("/metadata".equals(path.group(2))) {
        if (limiter.takeFrom(DESCRIPTIONS, caller.origin().address()).orRefuse(response)) {
          describe(path.group(1), response);
        }
      } else {
        begin(path.group(1), request, response);
      }
    }
  }

  /** The other addresses are the public ones, which identity providers know. */
  private static boolean begins(@Nullable String rest) {
    return rest == null || rest.equals("/");
  }

  private void begin(String name, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!limiter.takeFrom(STARTS, caller.origin().address()).orRefuse(response)) {
      return;
    }
    var sso = connections.find(name).filter(LiveSso::enabled);
    if (sso.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    if (passage.begins()) {
      var target = passage.depart(sso.get(), name, request, response);
      if (target.isPresent()) {
        redirect(response, HttpServletResponse.SC_FOUND, target.get());
      } else {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
      }
      return;
    }
    redirect(
        response,
        HttpServletResponse.SC_FOUND,
        signIns.begin(
            sso.get(),
            browser.add(request, response, BrowserTokens.Use.SIGN_IN),
            passage.note(sso.get(), request)));
  }

  private void describe(String name, HttpServletResponse response) throws IOException {
    var ours = connections.findOurs(name);
    if (ours.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setContentType("application/samlmetadata+xml");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "-metadata.xml\"");
    response.getOutputStream().write(signIns.metadata(ours.get()).getBytes(StandardCharsets.UTF_8));
  }

  private void take(Matcher path, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!limiter.takeFrom(ANSWERS, caller.origin().address()).orRefuse(response)) {
      return;
    }
    SsoForm form = form(request);
    var test = tests.take(path.group(1), path.group(3), form, request);
    if (test.isPresent()) {
      redirect(response, HttpServletResponse.SC_SEE_OTHER, request.getContextPath() + test.get());
      return;
    }
    var sso =
        connections
            .find(path.group(1))
            .filter(found -> Tokens.same(found.acsToken(), path.group(3)));
    if (sso.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    try {
      var come = signIns.finish(sso.get(), form, browser.of(request, BrowserTokens.Use.SIGN_IN));
      var back = passage.back(come.ticket(), come.proof());
      if (back.isPresent()) {
        redirect(response, HttpServletResponse.SC_SEE_OTHER, back.get());
        return;
      }
      var next = entrance.admit(come.proof(), request, response);
      hint.remember(come.proof().user().accountId(), response);
      redirect(response, HttpServletResponse.SC_SEE_OTHER, request.getContextPath() + next);
    } catch (SsoRefused refused) {
      // Whoever posts here knows the account's own address, so that its name and logo tell nothing.
      shown.show(request, sso.get().account().id());
      refuse(refused, request, response);
    }
  }

  /** A form that the server itself found too large has no fields, and is refused for that. */
  private static SsoForm form(HttpServletRequest request) {
    Map<String, String[]> fields;
    try {
      fields = request.getParameterMap();
    } catch (RuntimeException tooLarge) {
      fields = Map.of();
    }
    return new SsoForm(request.getContentType(), request.getQueryString(), fields);
  }

  private static void refuse(
      SsoRefused refused, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    request.setAttribute(ErrorServlet.INCIDENT, refused.incident());
    if (refused.busy()) {
      response.setHeader("Retry-After", "5");
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    } else {
      request.setAttribute(ErrorServlet.TEXTS, "sso.refused.");
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
  }

  private static boolean allows(
      HttpServletRequest request, HttpServletResponse response, String... methods)
      throws IOException {
    for (String method : methods) {
      if (method.equals(request.getMethod())) {
        return true;
      }
    }
    response.setHeader("Allow", String.join(", ", methods));
    response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    return false;
  }

  private static void redirect(HttpServletResponse response, int status, String target) {
    response.setStatus(status);
    response.setHeader("Location", target);
  }
}

package org.gatehouse.platform.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.gatehouse.platform.error.BusinessException;

/**
 * Why a servlet has not taken a form that it answers in the place of Faces: the page shows the form
 * again, with the message, and throws what it finds here while it is being opened.
 */
public final class Refusal {

  private static final String ATTRIBUTE = "gatehouse.refusal";

  private Refusal() {}

  /** Shows a view of ours as the answer to a form. */
  public static void show(
      BusinessException why, String view, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    request.setAttribute(ATTRIBUTE, why);
    request.getRequestDispatcher(view).forward(request, response);
  }

  /** What was refused in this request, if anything. */
  public static Optional<BusinessException> find(HttpServletRequest request) {
    return Optional.ofNullable((BusinessException) request.getAttribute(ATTRIBUTE));
  }
}

package org.gatehouse.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** How an account's pages look; the feature that keeps looks implements it. */
public interface PageLook {

  /** The look of the account that the address of this request implies; empty for the plain one. */
  Optional<Shown> find(HttpServletRequest request);

  /**
   * A look as a page shows it.
   *
   * @param name the account's name
   * @param sheet the address of its style sheet; empty for the plain colours
   * @param logo the address of its logo; empty for none
   * @param width the logo's width in pixels
   */
  record Shown(String name, String sheet, String logo, int width, int height) {}
}

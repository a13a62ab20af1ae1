package org.gatehouse.branding;

import java.util.Base64;

/**
 * A picture that was too large, and what it would be scaled down.
 *
 * @param fromWidth the width that it had
 * @param width the width that it would have
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record OfferDetails(
    String name, int fromWidth, int fromHeight, int width, int height, byte[] png) {

  static OfferDetails of(String name, Picture picture) {
    return new OfferDetails(
        name,
        picture.fromWidth(),
        picture.fromHeight(),
        picture.fittingWidth(),
        picture.fittingHeight(),
        picture.png());
  }

  /** The picture as an address that pages may show. */
  public String picture() {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
  }
}

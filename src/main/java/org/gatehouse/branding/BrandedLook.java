package org.gatehouse.branding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.gatehouse.messaging.Look;
import org.gatehouse.messaging.OwnLook;

/** Gives mails the colours and the logo of their account. */
@ApplicationScoped
class BrandedLook implements OwnLook {

  @Inject Brandings brandings;

  @Override
  public Look of(long accountId, Look plain) {
    BrandingDetails own = brandings.of(accountId);
    if (own.publicId().isEmpty()) {
      return plain;
    }
    Palette palette = own.palette();
    LogoDetails logo = own.logo();
    Optional<byte[]> png = logo == null ? Optional.empty() : brandings.logo(accountId);
    Look.Mark mark =
        logo == null || png.isEmpty()
            ? plain.mark()
            : new Look.Mark(png.get(), logo.width(), logo.height());
    return new Look(plain.name(), mark, accent(palette.light()), accent(palette.dark()));
  }

  private static Look.Accent accent(Tone tone) {
    return new Look.Accent(tone.accent().hex(), tone.onAccent().hex(), tone.text().hex());
  }
}

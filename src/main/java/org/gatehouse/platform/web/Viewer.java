package org.gatehouse.platform.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.gatehouse.platform.text.Languages;
import org.gatehouse.platform.text.Texts;
import org.jspecify.annotations.Nullable;

/**
 * Who looks at the page, as far as words and times go: language, direction and zone.
 *
 * <p>In a page {@code #{viewer.time(row.occurredAt)}} shows an {@link Instant} in the viewer's zone
 * and language.
 */
@Named("viewer")
@RequestScoped
public class Viewer {

  @Inject HttpServletRequest request;
  @Inject Clock clock;

  private @Nullable Locale locale;
  private @Nullable ZoneId zone;

  /** A language to choose: its tag, and its name in itself. */
  public record Choice(String tag, String name) {}

  /** The language of this request. */
  public Locale getLocale() {
    if (locale == null) {
      locale = Preferences.language(request);
    }
    return locale;
  }

  /** The language as a BCP 47 tag, for {@code lang}. */
  public String getLanguage() {
    return getLocale().toLanguageTag();
  }

  /** The direction of writing, for {@code dir}. */
  public String getDir() {
    return Languages.direction(getLocale());
  }

  /** The languages to choose from. */
  public List<Choice> getLanguages() {
    return Languages.all().stream()
        .map(language -> new Choice(language.toLanguageTag(), Languages.name(language)))
        .toList();
  }

  /** A language of ours by its name in itself; any other by its tag. */
  public String languageName(String tag) {
    return Languages.find(tag).map(Languages::name).orElse(tag);
  }

  /** The zone in which times are shown. */
  public ZoneId getZone() {
    if (zone == null) {
      zone = Preferences.zone(request);
    }
    return zone;
  }

  /** The time as short as it can be: of today the clock, of this year without the year. */
  public String time(Instant instant) {
    return moments().brief(instant);
  }

  /** The time with date, year and seconds. */
  public String fullTime(Instant instant) {
    return moments().full(instant);
  }

  /** A text whose moments, recorded in ISO 8601 and UTC, read as {@link #fullTime} shows them. */
  public String timesIn(String text) {
    return moments().within(text);
  }

  /** The time in ISO 8601 with its offset, for {@code datetime} and for copying. */
  public String isoTime(Instant instant) {
    return moments().iso(instant);
  }

  private Moments moments() {
    return new Moments(Texts.in(getLocale()), getLocale(), clock.withZone(getZone()));
  }
}

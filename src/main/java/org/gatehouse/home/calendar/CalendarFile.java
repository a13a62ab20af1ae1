package org.gatehouse.home.calendar;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Transparency;
import biweekly.util.Duration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.desk.Expiry;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.text.Languages;
import org.gatehouse.platform.text.Texts;

/** Writes what ends as a calendar (RFC 5545, RFC 7986), in its owner's language. */
@ApplicationScoped
public class CalendarFile {

  private static final Duration ASK_AGAIN = Duration.builder().hours(6).build();

  @Inject Settings settings;
  @Inject CurrentCaller caller;
  @Inject Clock clock;

  /** The whole file. */
  public String of(List<Expiry> all) {
    Caller who = caller.get();
    Texts texts = Texts.in(who.language().flatMap(Languages::find).orElse(Locale.ENGLISH));
    ICalendar calendar = new ICalendar();
    calendar.setProductId("-//Gatehouse//Gatehouse//EN");
    String name = texts.of("calendar.feed.name", who.home().name());
    calendar.setName(name);
    calendar.setExperimentalProperty("X-WR-CALNAME", name);
    calendar.setRefreshInterval(ASK_AGAIN);
    all.forEach(one -> calendar.addEvent(event(one, who.home(), texts)));
    return Biweekly.write(calendar).go();
  }

  private VEvent event(Expiry one, Caller.Account account, Texts texts) {
    VEvent event = new VEvent();
    event.setUid(one.kind() + "-" + one.id() + "@" + account.slug() + ".gatehouse");
    event.setDateTimeStamp(Date.from(clock.instant()));
    event.setDateStart(Date.from(one.at()));
    event.setSummary(texts.of("calendar.kind." + one.kind(), one.arguments()));
    event.setDescription(texts.of("calendar.area." + one.kind()));
    event.setUrl(settings.link(one.path()));
    event.setTransparency(Transparency.transparent());
    return event;
  }
}

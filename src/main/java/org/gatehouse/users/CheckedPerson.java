package org.gatehouse.users;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.text.Languages;
import org.gatehouse.platform.text.OneLine;
import org.jspecify.annotations.Nullable;

/** What may be changed of a user at once, after every check. */
record CheckedPerson(
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String mobile,
    @Nullable String language,
    @Nullable String zone) {

  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_ZONE = 50;

  static CheckedPerson of(PersonChange change, Complaints complaints) {
    return new CheckedPerson(
        OneLine.optional("firstName", change.firstName(), LONGEST_NAME, complaints),
        OneLine.optional("lastName", change.lastName(), LONGEST_NAME, complaints),
        Mobile.check(change.mobile(), complaints),
        language(change.language(), complaints),
        zone(change.zone(), complaints));
  }

  /** The language that a tag means; a complaint if the interface does not speak it. */
  static @Nullable String language(@Nullable String tag, Complaints complaints) {
    if (tag == null || tag.isBlank()) {
      return null;
    }
    var language = Languages.find(tag);
    if (language.isEmpty()) {
      complaints.add("language", "users.language.unknown", Languages.tags());
      return null;
    }
    return language.get().toLanguageTag();
  }

  /** What stands for it in a form that shows it. */
  String shown() {
    return new PersonChange(firstName, lastName, mobile, language, zone).shown();
  }

  /** The fields by name, as the audit log compares them. */
  Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("firstName", Objects.toString(firstName, ""));
    values.put("lastName", Objects.toString(lastName, ""));
    values.put("mobile", Objects.toString(mobile, ""));
    values.put("language", Objects.toString(language, ""));
    values.put("zone", Objects.toString(zone, ""));
    return values;
  }

  private static @Nullable String zone(@Nullable String id, Complaints complaints) {
    if (id == null || id.isBlank()) {
      return null;
    }
    if (id.length() > LONGEST_ZONE || !ZoneId.getAvailableZoneIds().contains(id)) {
      complaints.add("zone", "users.zone.unknown");
      return null;
    }
    return id;
  }
}

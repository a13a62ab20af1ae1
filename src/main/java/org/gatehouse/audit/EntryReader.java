package org.gatehouse.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.trail.Catalogue;
import org.gatehouse.trail.Outcome;

/** Turns rows, in the order of {@link LogSelect}'s columns, into entries in a reader's language. */
@ApplicationScoped
class EntryReader {

  @Inject Catalogue catalogue;

  LogEntry read(Object[] row, String account, Locale language) {
    String textKey = (String) row[3];
    Map<String, String> details = details((String) row[12]);
    // A text that a later version dropped still has its item and action.
    String description =
        SentText.shown(catalogue.find(textKey), details, language, row[4] + " / " + row[5]);
    Instant occurredAt = (Instant) row[2];
    return new LogEntry(
        (String) row[1],
        occurredAt,
        account,
        (String) row[8],
        (String) row[9],
        (String) row[10],
        (String) row[11],
        textKey,
        (String) row[4],
        (String) row[5],
        Outcome.valueOf((String) row[6]),
        description,
        (String) row[7],
        details,
        new Position(occurredAt, (Long) row[0]));
  }

  private static Map<String, String> details(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      JsonObject object = reader.readObject();
      Map<String, String> details = new LinkedHashMap<>();
      object.keySet().forEach(name -> details.put(name, object.getString(name)));
      return details;
    }
  }
}

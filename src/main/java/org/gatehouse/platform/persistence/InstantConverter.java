package org.gatehouse.platform.persistence;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an {@code Instant} as {@code timestamp with time zone} on every database that we support.
 *
 * <p>The drivers give such a column back as different types, hence the {@code Object}.
 */
@Converter(autoApply = true)
public class InstantConverter implements AttributeConverter<Instant, Object> {

  @Override
  public @Nullable Object convertToDatabaseColumn(@Nullable Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }

  @Override
  public @Nullable Instant convertToEntityAttribute(@Nullable Object value) {
    if (value instanceof OffsetDateTime moment) {
      return moment.toInstant();
    }
    return value == null ? null : ((Timestamp) value).toInstant();
  }
}

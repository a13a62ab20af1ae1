package org.gatehouse.sso.metadata;

import java.util.Map;
import org.gatehouse.trail.AuditEvent;

/**
 * Where the provider's metadata is fetched was changed.
 *
 * @param details the address, and whether certificates are taken over, before and after
 */
record MetadataEvent(long accountId, Map<String, String> details) implements AuditEvent {

  MetadataEvent {
    details = Map.copyOf(details);
  }

  @Override
  public String name() {
    return "sso.source";
  }
}

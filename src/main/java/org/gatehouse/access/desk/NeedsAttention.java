package org.gatehouse.access.desk;

import java.util.List;
import org.gatehouse.access.Permission;

/**
 * Tells what somebody should look after; implemented by the features that know. The caller's
 * account is meant, and each answer costs few queries that an index serves.
 */
public interface NeedsAttention {

  /** Who is told: nobody else could mend it. */
  Permission permission();

  /** What there is; empty where nothing is. */
  List<Matter> matters();
}

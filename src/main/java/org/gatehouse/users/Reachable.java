package org.gatehouse.users;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a user is reached on his phone, and whether the number is known to be his. */
@MappedSuperclass
public abstract class Reachable extends Standing {

  @Column(name = "mobile")
  private @Nullable String mobile;

  /** Since when the number is known to be his; null for one that somebody just typed. */
  @Column(name = "mobile_verified_at")
  private @Nullable Instant mobileVerifiedAt;

  /** The number that somebody typed; another one than before is not confirmed. */
  void mobile(@Nullable String number) {
    if (!Objects.equals(mobile, number)) {
      mobile = number;
      mobileVerifiedAt = null;
    }
  }

  /** The number that he confirmed. */
  void mobile(String number, Instant verifiedAt) {
    mobile = number;
    mobileVerifiedAt = verifiedAt;
  }

  @Nullable String mobile() {
    return mobile;
  }

  boolean mobileVerified() {
    return mobile != null && mobileVerifiedAt != null;
  }
}

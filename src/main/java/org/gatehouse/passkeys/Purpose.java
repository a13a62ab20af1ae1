package org.gatehouse.passkeys;

/** What a challenge is good for. */
enum Purpose {
  REGISTER,
  SIGN_IN
}

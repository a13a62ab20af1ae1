/** Test sign-ins: the real way to the identity provider and back, for a report to whoever tests. */
@NullMarked
package org.gatehouse.sso.trial;

import org.jspecify.annotations.NullMarked;

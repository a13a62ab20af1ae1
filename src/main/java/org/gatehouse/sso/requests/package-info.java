/** Which sign-ins wait for an answer and which assertions were used, shared by all nodes. */
@NullMarked
package org.gatehouse.sso.requests;

import org.jspecify.annotations.NullMarked;

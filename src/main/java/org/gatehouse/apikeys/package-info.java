/** API keys: how programs prove who they are. */
@NullMarked
package org.gatehouse.apikeys;

import org.jspecify.annotations.NullMarked;

/**
 * Brings checkpoints out of the database, since whoever owns that and the key could rewrite
 * everything else: into a file, by mail, to an address.
 */
@NullMarked
package org.gatehouse.audit.anchors;

import org.jspecify.annotations.NullMarked;

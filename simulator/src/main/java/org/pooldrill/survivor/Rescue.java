package org.pooldrill.survivor;

import java.util.List;
import org.pooldrill.view.Loss;

/**
 * What came of taking the partner's users over with what the site had.
 *
 * @param home their home pool
 * @param imported the packages that were imported from the file store first
 * @param loss what the users have lost with their pool
 */
public record Rescue(String home, List<String> imported, Loss loss) {
    public Rescue {
        imported = List.copyOf(imported);
    }
}

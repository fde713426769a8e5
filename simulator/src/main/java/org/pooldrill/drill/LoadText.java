package org.pooldrill.drill;

import org.pooldrill.usermodel.Figure;
import org.pooldrill.usermodel.UserModel;

/** The documented user model as a model file, every figure with what it is: a start for a model of one's own. */
final class LoadText {

    private LoadText() {}

    static String lync2013() {
        var model = UserModel.lync2013();
        var text = new StringBuilder("""
                # What users do in a day. A drill names this model with 'load: lync-2013', and a file of its own by its path.
                # yaml-language-server: $schema=../schema/load.schema.json
                """);
        text.append("load: ").append(model.name()).append('\n');
        text.append("about: The topic \"User models\" of Lync Server 2013, and what was assumed where it is silent.\n");
        text.append("figures:\n");
        for (var figure : Figure.values()) {
            text.append("  # ").append(figure.doc()).append(' ').append(figure.mark());
            text.append("\n  ").append(figure.key()).append(": ");
            text.append(LoadJson.text(model.value(figure))).append('\n');
        }
        return text.toString();
    }
}

package org.pooldrill.bench;

/** Drills of the reference pair: two pools of 50,000 users each, who do what users of Lync Server 2013 do in a day. */
final class FullPools {
    private static final String DRILL = """
            drill: %s
            estate:
              from: contoso
              pools:
                pool1.contoso.com: { frontEnds: 12, users: 50000, named: [] }
                pool2.contoso.com: { frontEnds: 12, users: 50000, named: [] }
            seed: 20
            load: lync-2013
            %s""";

    private FullPools() {}

    /**
     * The text of a drill.
     *
     * @param rest what follows its title, its estate, its seed and its load
     */
    static String drill(String title, String rest) {
        return DRILL.formatted(title, rest);
    }
}

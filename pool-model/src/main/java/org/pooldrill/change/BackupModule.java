package org.pooldrill.change;

import java.util.Locale;
import java.util.Optional;

/**
 * A module of the Backup Service, named as Lync prints it. The topic "Restoring conference contents" uses the short
 * names, the cmdlet reference the dotted ones; both are accepted.
 */
public enum BackupModule {
    /** Contacts, user settings and conference schedules, from the user store. */
    PRESENCE_FOCUS("UserServices.PresenceFocus", Category.USER_DATA),
    /** Meeting content, from the file store. */
    DATA_CONF("ConfServices.DataConf", Category.USER_DATA),
    /** Topology, policies and configuration, from the active master only. */
    CMS_MASTER("CentralMgmt.CMSMaster", Category.CMS);

    /** What {@code -Category} selects. */
    public enum Category {
        USER_DATA("UserData"),
        CMS("CMS");

        private final String text;

        Category(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private final String identity;
    private final Category category;

    BackupModule(String identity, Category category) {
        this.identity = identity;
        this.category = category;
    }

    public Category category() {
        return category;
    }

    /** The module of that dotted or short name, in any case. */
    public static Optional<BackupModule> named(String name) {
        var wanted = name.toLowerCase(Locale.ROOT);
        for (var module : values()) {
            var dotted = module.identity.toLowerCase(Locale.ROOT);
            if (dotted.equals(wanted) || dotted.endsWith("." + wanted)) {
                return Optional.of(module);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return identity;
    }
}

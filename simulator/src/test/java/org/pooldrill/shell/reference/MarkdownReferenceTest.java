package org.pooldrill.shell.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Output;
import org.pooldrill.shell.command.Parameter;

class MarkdownReferenceTest {

    @Test
    void describesACmdletByItsDeclaration() {
        var cmdlet = Declaration.of("Get-Thing")
                .synopsis("Shows a thing.")
                .topic("Things, step 1")
                .parameter(Parameter.fqdn("PoolFqdn").mandatory().alias("Pool").doc("The pool."))
                .parameter(Parameter.flag("LocalStore").doc("From the replica."))
                .output(Output.list("Thing").with("Name", "Its name."))
                .refuses(ErrorId.PoolNotPaired)
                .example("Get-Thing -PoolFqdn pool1.contoso.com", "Shows the thing of pool1.")
                .build();

        assertThat(MarkdownReference.of(List.of(cmdlet)))
                .startsWith("# Cmdlets\n")
                .endsWith("""
                | [Get-Thing](#get-thing) | Shows a thing. |

                ## Get-Thing

                Shows a thing.

                Topic: Things, step 1 [doc]

                ```text
                Get-Thing -PoolFqdn <Fqdn> [-LocalStore] [<CommonParameters>]
                ```

                | Parameter | Accepts | Default | Meaning |
                | --- | --- | --- | --- |
                | `-PoolFqdn`, `-Pool` | a fully qualified domain name such as pool1.contoso.com | required | The pool. [doc] |
                | `-LocalStore` | switch |  | From the replica. [doc] |

                Puts out `Thing`:

                | Property | Meaning |
                | --- | --- |
                | `Name` | Its name. |

                Refused with: `PoolNotPaired`

                ```powershell
                Get-Thing -PoolFqdn pool1.contoso.com
                ```

                Shows the thing of pool1.
                """);
    }
}

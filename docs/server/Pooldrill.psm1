# Lync Server cmdlets that are typed into a simulation of `pooldrill serve`: runbooks run unchanged.
#
# Where the real ones are installed they would be found first and do it in earnest, so there this refuses to connect.
#
#   Import-Module ./Pooldrill.psm1
#   Connect-Pooldrill http://127.0.0.1:8013 night
#   Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -DisasterMode

$script:Shell = $null
$script:Headers = @{}

# Cmdlets of Lync on this machine, which no simulation would ever hear of.
function Get-RealCmdlet([string] $Name = '*-Cs*') {
    Get-Command -Name $Name -CommandType Cmdlet, Function, Alias -ErrorAction SilentlyContinue | Select-Object -First 1
}

# Chooses the simulation, and the token if the server has one.
function Connect-Pooldrill([Parameter(Mandatory)] [string] $Server, [Parameter(Mandatory)] [string] $Simulation, [string] $Token) {
    $real = Get-RealCmdlet
    if ($real) {
        throw "$($real.Name) of $($real.Source) is installed here and would be run in earnest: rehearse on a machine without Lync's tools."
    }
    $script:Shell = "$Server/simulations/$Simulation/shell"
    $script:Headers = if ($Token) { @{ Authorization = "Bearer $Token" } } else { @{} }
}

# A value as it is typed.
function Format-PooldrillValue($Value) {
    if ($Value -is [bool]) { return '$' + $Value.ToString().ToLowerInvariant() }
    if ($Value -is [array]) { return ($Value | ForEach-Object { Format-PooldrillValue $_ }) -join ',' }
    if ($Value -is [int] -or $Value -is [long]) { return "$Value" }
    return "'" + ([string] $Value).Replace("'", "''") + "'"
}

# Types a line; gives back objects, and an error with its id where it is refused.
function Invoke-Pooldrill([Parameter(Mandatory)] [string] $Line) {
    if (-not $script:Shell) { throw 'Connect-Pooldrill comes first.' }
    $body = [Text.Encoding]::UTF8.GetBytes((ConvertTo-Json @{ line = $Line }))
    $outcome = Invoke-RestMethod -Method Post -Uri $script:Shell -Headers $script:Headers -ContentType 'application/json' -Body $body
    $outcome.output.objects
    if ($outcome.refusal) {
        Write-Error -Message "$($outcome.refusal.asked): $($outcome.refusal.why)" -ErrorId $outcome.refusal.id -TargetObject $outcome.refusal.target
    }
}

# Every cmdlet of Lync becomes a line: parameters go through as they were typed.
$ExecutionContext.InvokeCommand.CommandNotFoundAction = {
    param($Name, $Lookup)
    if ($Name -match '^[A-Za-z]+-Cs[A-Za-z]+$') {
        $Lookup.CommandScriptBlock = {
            $line = $Name
            foreach ($argument in $args) {
                $word = if ($argument -is [string] -and $argument -match '^-[A-Za-z]+:?$') { $argument } else { Format-PooldrillValue $argument }
                $line += if ($line.EndsWith(':')) { $word } else { " $word" }
            }
            Invoke-Pooldrill $line
        }.GetNewClosure()
        $Lookup.StopSearch = $true
    }
}

Export-ModuleMember -Function Connect-Pooldrill, Invoke-Pooldrill, Format-PooldrillValue

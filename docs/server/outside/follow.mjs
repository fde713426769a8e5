// Follows a simulation to its end through a relay that cuts each connection after so many bytes:
// node follow.mjs http://127.0.0.1:8013 150000
import net from 'node:net'
import { EventSource } from 'eventsource'

const [server, bytes] = [process.argv[2], Number(process.argv[3] ?? 150_000)]
const name = '/simulations/followed'
const post = (path, json) =>
  fetch(server + path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(json) })

const lastEventIds = []
let cuts = 0
const relay = net.createServer(client => {
  const upstream = net.connect(Number(new URL(server).port), '127.0.0.1')
  let passed = 0
  client.once('data', head => lastEventIds.push(/last-event-id: (\S+)/i.exec(head)?.[1] ?? 'none'))
  client.pipe(upstream)
  upstream.on('data', data => {
    passed += data.length
    if (passed <= bytes) return client.write(data)
    cuts++
    client.write(data.subarray(0, data.length / 2))
    client.resetAndDestroy()
    upstream.destroy()
  })
  upstream.on('close', () => client.destroy()).on('error', () => {})
  client.on('error', () => upstream.destroy())
})
await new Promise(listens => relay.listen(0, '127.0.0.1', listens))

await fetch(server + name, { method: 'DELETE' })
await post('/simulations', { name: 'followed' })
const received = []
const source = new EventSource(`http://127.0.0.1:${relay.address().port}${name}/events`)
source.addEventListener('message', event => received.push(event.data))
const end = new Promise(comes => source.addEventListener('end', comes))
for (let i = 0; i < 30; i++) {
  await post(name + '/steps', { note: 'n'.repeat(5_000) + i })
  await post(name + '/steps', { advance: '10m' })
  if (i % 5 === 0) await post(name + '/steps', { fault: 'pool-down', at: 'pool1.contoso.com' })
  if (i % 5 === 2) await post(name + '/steps', { heal: 'pool-down', at: 'pool1.contoso.com' })
}
const log = await (await fetch(`${server}${name}/log`)).text()
const events = log.split('\n').filter(line => line.startsWith('{"seq"'))
for (let looks = 0; received.length < events.length && looks < 3_000; looks++) {
  await new Promise(later => setTimeout(later, 100))
}
await fetch(server + name, { method: 'DELETE' })
await end
source.close()
relay.close()
const equal = JSON.stringify(received) === JSON.stringify(events)
console.log({ events: events.length, received: received.length, equal, cuts, lastEventIds })
process.exit(equal && cuts > 0 ? 0 : 1)

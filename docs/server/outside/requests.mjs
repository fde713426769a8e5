// Sends requests made from the description, as it has them and broken on purpose, and holds each answer against it:
// node requests.mjs http://127.0.0.1:8013 ROUNDS SEED
import SwaggerParser from '@apidevtools/swagger-parser'
import Ajv from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { generate } from 'json-schema-faker'

const [server, rounds, first] = [process.argv[2], Number(process.argv[3] ?? 10), Number(process.argv[4] ?? 1)]
const api = await (await fetch(server + '/openapi.json')).json()
await SwaggerParser.validate(structuredClone(api))

// Chance

let state = first
const chance = () => (state = (state * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff
const seed = () => Math.floor(chance() * 1e9)
const one = some => some[Math.floor(chance() * some.length)]
const any = arbitrary => fc.sample(arbitrary, { numRuns: 1, seed: seed() })[0]
const text = () => any(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })).toWellFormed()

// Schemas

const ajv = addFormats.default(new Ajv.default({ strict: false }))
ajv.addSchema({ $id: 'http://localhost/api', components: api.components })
const wrong = (schema, value) => {
  const check = ajv.getSchema('http://localhost/api' + schema.$ref)
  return check(value) ? '' : ajv.errorsText(check.errors)
}
const resolved = schema => api.components.schemas[schema.$ref.split('/').pop()]

// What means something here

const words = {
  estate: ['contoso'], kind: ['wan-down', 'pool-down'], does: ['sign-out', 'sign-in'], drill: ['seed-note'],
  line: ['Get-CsPool', 'Get-CsService'], always: [['cms.activeMasters <= 1']], steps: [0],
}
const steps = [{ advance: '1m' }, { ps: 'Get-CsPool' }, { note: 'x' }, { fault: 'wan-down' }, { heal: 'wan-down' }]
const paths = ["pools['pool1.contoso.com'].state", 'time', '5m', '1h', 'admin']
const made = { simulations: [], jobs: [], logs: [] }
let keptLog = ''

const found = new Map()
const statuses = {}
const succeeded = new Set()
const report = (check, operation, request, why) => {
  const key = `${check} | ${operation} | ${why.replace(/'[^']*'/g, "'...'").slice(0, 150)}`
  const before = found.get(key) ?? { times: 0, request }
  found.set(key, { ...before, times: before.times + 1 })
}

async function send(method, path, headers = {}, body) {
  const end = new AbortController()
  const answer = await fetch(server + path, { method, headers, body, signal: end.signal })
  const type = (answer.headers.get('content-type') ?? '').replace(/;.*/, '')
  const [, kind, name] = (answer.headers.get('location') ?? '').split('/')
  if (name) made[kind].push(decodeURIComponent(name))
  if (type !== 'text/event-stream') return { status: answer.status, type, headers: answer.headers, body: await answer.text() }
  end.abort()
  return { status: answer.status, type, headers: answer.headers, body: undefined }
}

const json = (path, value) => send('POST', path, { 'Content-Type': 'application/json' }, JSON.stringify(value))

function pathOf(template) {
  return template.replace(/\{(\w+)\}/g, (_, name) => {
    const known = name === 'sip' ? ['alice@contoso.com'] : made[template.split('/')[1]].slice(-3)
    return encodeURIComponent(chance() < 0.8 ? one(known) : text())
  })
}

async function queryOf(parameters, broken) {
  const given = []
  for (const { name, schema } of parameters.filter(each => each.in === 'query' && chance() < 0.6)) {
    const fits = schema.type === 'string' ? one([...paths, text()]) : await generate(schema, { seed: seed() })
    given.push(`${name}=${encodeURIComponent(broken && schema.type !== 'string' ? 'x' + text() : fits)}`)
  }
  if (broken && !given.some(each => /=x/.test(each))) given.push('unheard=1')
  return given.length ? '?' + given.join('&') : ''
}

async function jsonOf(schema, broken) {
  for (let tries = 0; tries < 30; tries++) {
    let value = await generate({ ...resolved(schema), components: api.components }, { seed: seed(), optionalsProbability: 0.5 })
    for (const key of Object.keys(words)) {
      if (key in value && key in (resolved(schema).properties ?? {}) && chance() < 0.7) value[key] = one(words[key])
    }
    if (schema.$ref.endsWith('/Step') && chance() < 0.8) value = one(steps)
    if (broken) value = { ...value, [one([...Object.keys(resolved(schema).properties ?? {}), text()])]: any(fc.jsonValue()) }
    if (Boolean(wrong(schema, value)) === broken) return JSON.stringify(value)
  }
  return undefined
}

function textOf(media) {
  if (media.endsWith('yaml')) return one(['drill: A minute\nestate: contoso\nsteps:\n- advance: 1m\n', text()])
  return one([media.endsWith('ndjson') ? keptLog : 'Get-CsPool', text()])
}

async function request(template, method, operation, mode) {
  const path = pathOf(template) + (await queryOf(operation.parameters ?? [], mode === 'broken query'))
  const contents = operation.requestBody?.content ?? {}
  const media = mode === 'broken body' ? 'application/json' : one(Object.keys(contents))
  if (mode === 'broken body' && !contents[media]) return
  const headers = media ? { 'Content-Type': media } : {}
  if (operation.operationId === 'shell') headers.Accept = one(['application/json', 'text/plain'])
  const body = media === 'application/json' ? await jsonOf(contents[media].schema, mode === 'broken body') : media && textOf(media)
  if (media && body === undefined) return
  const shown = [method, path, JSON.stringify(headers), body?.slice(0, 300)].join(' ')
  const answer = await send(method, path, headers, body)
  statuses[answer.status] = (statuses[answer.status] ?? 0) + 1
  held(operation, shown, answer, mode)
}

function held(operation, shown, { status, type, headers, body }, mode) {
  const is = (check, why) => report(check, operation.operationId, shown, why)
  if (status < 400) succeeded.add(operation.operationId)
  if (status >= 500) is('server error', `${status} ${body}`)
  const response = operation.responses[status] ?? (status >= 400 ? operation.responses.default : undefined)
  if (!response) return is('status', String(status))
  const content = response.content?.[type]
  if (body && !content) is('type', `${status} ${type}`)
  if (body && content && /json$/.test(type) && !type.includes('x-ndjson')) {
    const problem = wrong(content.schema, JSON.parse(body))
    if (problem) is('shape', `${status} ${problem}`)
  }
  for (const name of ['Location', 'ETag'].filter(each => response.headers?.[each] && !headers.get(each))) is('header', name)
  if (mode !== 'as described' && status < 400) is('not refused', `${mode}: ${status}`)
  if (mode === 'as described' && status === 400) is('refused', JSON.parse(body).detail)
}

async function makeSome() {
  for (const kind of Object.keys(made)) {
    const all = JSON.parse((await send('GET', '/' + kind)).body)[kind].map(each => each.name ?? each.id)
    for (const name of all.slice(0, -12)) await send('DELETE', `/${kind}/${encodeURIComponent(name)}`)
  }
  const simulation = (await json('/simulations', {})).headers.get('location')
  await json('/jobs', { drill: 'seed-note' })
  keptLog = (await send('GET', simulation + '/log')).body
  await send('POST', '/logs', { 'Content-Type': 'application/x-ndjson' }, keptLog)
}

for (let round = 0; round < rounds; round++) {
  if (round % 5 === 0) await makeSome()
  for (const [template, item] of Object.entries(api.paths)) {
    for (const [method, operation] of Object.entries(item)) {
      for (const mode of ['as described', 'broken body', 'broken query']) {
        if (method !== 'delete' || chance() < 0.5) await request(template, method.toUpperCase(), operation, mode)
      }
    }
  }
}
for (const [template, item] of Object.entries(api.paths)) {
  for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].filter(each => !item[each.toLowerCase()])) {
    const { status, headers } = await send(method, template.replace(/\{\w+\}/g, '1'))
    if (status !== 405 || !headers.get('allow')) report('method', `${method} ${template}`, template, String(status))
  }
}
const never = Object.values(api.paths).flatMap(Object.values).map(each => each.operationId).filter(id => !succeeded.has(id))
console.log('answers by status:', statuses, 'never succeeded:', never)
for (const [what, { times, request: shown }] of [...found].sort()) console.log(`\n${times} x ${what}\n    ${shown}`)

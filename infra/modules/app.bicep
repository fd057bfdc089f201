// Logs, the environment, and the server with its replicas.

param name string
param location string
param subnetId string
param identityName string
param registryServer string
param image string
param databaseHost string
param databaseName string
param databaseUser string
@secure()
param databasePassword string
param admins string
param logLevel string
param tracesEndpoint string
param zoneRedundant bool
param minReplicas int
param maxReplicas int
param logRetentionDays int

var port = 3978
var databaseSecret = 'database-url'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource logs 'Microsoft.OperationalInsights/workspaces@2025-02-01' = {
  name: '${name}-logs'
  location: location
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: logRetentionDays
  }
}

resource environment 'Microsoft.App/managedEnvironments@2025-01-01' = {
  name: '${name}-environment'
  location: location
  properties: {
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: {
        customerId: logs.properties.customerId
        sharedKey: logs.listKeys().primarySharedKey
      }
    }
    vnetConfiguration: { infrastructureSubnetId: subnetId, internal: false }
    workloadProfiles: [{ name: 'Consumption', workloadProfileType: 'Consumption' }]
    zoneRedundant: zoneRedundant
  }
}

var host = '${name}.${environment.properties.defaultDomain}'

resource app 'Microsoft.App/containerApps@2025-01-01' = {
  name: name
  location: location
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identity.id}': {} } }
  properties: {
    environmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      // A new revision takes over when its replicas are ready; the old one goes on until then.
      activeRevisionsMode: 'Single'
      ingress: {
        external: true
        targetPort: port
        transport: 'http'
        allowInsecure: false
      }
      registries: [{ server: registryServer, identity: identity.id }]
      secrets: [
        {
          name: databaseSecret
          // verify-full: the certificate must be the database's own. Node.js brings the roots that sign Azure's.
          value: 'postgres://${databaseUser}:${uriComponent(databasePassword)}@${databaseHost}:5432/${databaseName}?sslmode=verify-full'
        }
      ]
    }
    template: {
      // The server finishes what is running within ten seconds.
      terminationGracePeriodSeconds: 30
      containers: [
        {
          name: 'medic'
          image: '${registryServer}/${image}'
          // A file of 20 MB is read in a thread that may take 1 GiB.
          resources: { cpu: json('1.0'), memory: '2Gi' }
          env: concat(
            [
              { name: 'MicrosoftAppType', value: 'UserAssignedMSI' }
              { name: 'MicrosoftAppId', value: identity.properties.clientId }
              { name: 'MicrosoftAppTenantId', value: tenant().tenantId }
              { name: 'HOST', value: '0.0.0.0' }
              { name: 'PORT', value: string(port) }
              { name: 'PUBLIC_URL', value: 'https://${host}' }
              { name: 'LOG_LEVEL', value: logLevel }
              { name: 'MEDIC_ADMINS', value: admins }
              { name: 'DATABASE_URL', secretRef: databaseSecret }
              { name: 'KNOWLEDGE_SOURCE', value: 'database' }
            ],
            empty(tracesEndpoint) ? [] : [{ name: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: tracesEndpoint }]
          )
          probes: [
            {
              type: 'Startup'
              httpGet: { path: '/healthz', port: port }
              periodSeconds: 3
              failureThreshold: 10
            }
            {
              type: 'Liveness'
              httpGet: { path: '/healthz', port: port }
              periodSeconds: 10
              timeoutSeconds: 5
              failureThreshold: 3
            }
            {
              type: 'Readiness'
              httpGet: { path: '/readyz', port: port }
              periodSeconds: 5
              timeoutSeconds: 3
              failureThreshold: 2
            }
          ]
        }
      ]
      scale: {
        minReplicas: minReplicas
        maxReplicas: maxReplicas
        rules: [{ name: 'requests', http: { metadata: { concurrentRequests: '50' } } }]
      }
    }
  }
}

output host string = app.properties.configuration.ingress.fqdn

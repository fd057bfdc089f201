// Mailflow Medic on Azure: a container app with at least two replicas, its database, logs, network, identity and the Azure Bot.
// The container registry exists before, with the image in it: see docs/deploy.md.

@description('Begins the names of all resources; with the group it must be unique where names are global.')
@minLength(3)
@maxLength(20)
param name string

@description('Region of everything but the bot, which is global.')
param location string = resourceGroup().location

@description('Name of the container registry, in this resource group.')
param registryName string

@description('Repository and tag in that registry. Name a version, never latest: a rollback needs the one before.')
param image string

@description('Name of the bot as people see it.')
param displayName string = 'Mailflow Medic'

@description('Password of the database user; letters and digits need no escaping by hand, others are escaped here.')
@secure()
@minLength(16)
param databasePassword string

@description('Entra object ids of those who see the faults of knowledge files, between commas.')
param admins string = ''

@description('info, warn or error.')
@allowed(['info', 'warn', 'error'])
param logLevel string = 'info'

@description('OpenTelemetry collector that takes OTLP in protobuf over HTTP; empty sends no traces.')
param tracesEndpoint string = ''

@description('Replicas that always run. Two is the least that outlives the loss of one.')
@minValue(2)
param minReplicas int = 2

@description('Replicas at most. Each holds up to eight connections to the database.')
@maxValue(20)
param maxReplicas int = 4

@description('Spread replicas over availability zones; false in a region that has none. Cannot be changed later.')
param zoneRedundant bool = true

@description('Days that logs are kept. They hold kinds, article ids and milliseconds, nothing that was pasted.')
@minValue(30)
param logRetentionDays int = 30

@description('Size of the database server. The smallest is enough; a standby needs one of another tier.')
param databaseSize string = 'Standard_B1ms'

@description('Tier that the size belongs to.')
@allowed(['Burstable', 'GeneralPurpose', 'MemoryOptimized'])
param databaseTier string = 'Burstable'

@description('A standby of the database in another zone; not in the tier Burstable.')
@allowed(['Disabled', 'ZoneRedundant'])
param databaseHighAvailability string = 'Disabled'

// The bot's identity, and what pulls the image: no secret of the bot's exists anywhere.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: '${name}-identity'
  location: location
}

resource registry 'Microsoft.ContainerRegistry/registries@2025-11-01' existing = {
  name: registryName
}

// AcrPull
var pullRole = '7f951dda-4ed3-4680-a7ca-43fe172d538d'

resource pull 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: registry
  name: guid(registry.id, identity.id, pullRole)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', pullRole)
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

module network 'modules/network.bicep' = {
  name: 'network'
  params: { name: name, location: location }
}

module database 'modules/database.bicep' = {
  name: 'database'
  params: {
    name: name
    location: location
    subnetId: network.outputs.databaseSubnetId
    privateDnsZoneId: network.outputs.privateDnsZoneId
    password: databasePassword
    size: databaseSize
    tier: databaseTier
    highAvailability: databaseHighAvailability
  }
}

module app 'modules/app.bicep' = {
  name: 'app'
  params: {
    name: name
    location: location
    subnetId: network.outputs.appSubnetId
    identityName: identity.name
    registryServer: registry.properties.loginServer
    image: image
    databaseHost: database.outputs.host
    databaseName: database.outputs.database
    databaseUser: database.outputs.user
    databasePassword: databasePassword
    admins: admins
    logLevel: logLevel
    tracesEndpoint: tracesEndpoint
    zoneRedundant: zoneRedundant
    minReplicas: minReplicas
    maxReplicas: maxReplicas
    logRetentionDays: logRetentionDays
  }
  dependsOn: [pull]
}

module bot 'modules/bot.bicep' = {
  name: 'bot'
  params: {
    name: name
    displayName: displayName
    endpoint: 'https://${app.outputs.host}/api/messages'
    identityName: identity.name
  }
}

@description('Address of the server.')
output url string = 'https://${app.outputs.host}'

@description('MicrosoftAppId, for npm run manifest:package.')
output appId string = identity.properties.clientId

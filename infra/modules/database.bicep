// PostgreSQL, reachable from inside the network only.

param name string
param location string
param subnetId string
param privateDnsZoneId string
@secure()
param password string
param size string
param tier string
param highAvailability string

var user = 'medic'

resource server 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: '${name}-${uniqueString(resourceGroup().id)}'
  location: location
  sku: { name: size, tier: tier }
  properties: {
    version: '16'
    administratorLogin: user
    administratorLoginPassword: password
    // The server signs in with a password: tokens of an identity, which expire every hour, are not read by its store yet.
    authConfig: { passwordAuth: 'Enabled', activeDirectoryAuth: 'Disabled' }
    storage: { storageSizeGB: 32, autoGrow: 'Enabled' }
    backup: { backupRetentionDays: 14, geoRedundantBackup: 'Disabled' }
    highAvailability: { mode: highAvailability }
    network: {
      delegatedSubnetResourceId: subnetId
      privateDnsZoneArmResourceId: privateDnsZoneId
      publicNetworkAccess: 'Disabled'
    }
  }

  resource database 'databases' = {
    name: 'medic'
    properties: { charset: 'UTF8', collation: 'en_US.utf8' }
  }
}

output host string = server.properties.fullyQualifiedDomainName
output database string = server::database.name
output user string = user

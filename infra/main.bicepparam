using 'main.bicep'

// Example values. The image's tag and the password come from the shell, so that neither is kept here.
param name = 'contoso-medic'
param registryName = 'contosomedic'
param image = readEnvironmentVariable('MEDIC_IMAGE', 'mailflow-medic:0.1.0')
param databasePassword = readEnvironmentVariable('MEDIC_DATABASE_PASSWORD')
param admins = '00000000-0000-0000-0000-000000000000'

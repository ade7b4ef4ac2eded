-- The health of an EnforcementGate for Argo CD. Without a script a custom resource has no health and holds up nothing.
local health = {status = "Progressing", message = "Assay has not looked at this gate yet"}
if obj.status == nil or obj.status.conditions == nil then
  return health
end
if obj.status.observedGeneration ~= obj.metadata.generation then
  return health
end
local ready = nil
for _, condition in ipairs(obj.status.conditions) do
  if condition.type == "Stalled" and condition.status == "True" then
    return {status = "Degraded", message = condition.message}
  end
  if condition.type == "Ready" then
    ready = condition
  end
end
if ready == nil then
  return health
end
health.message = ready.message
if ready.status == "True" and ready.observedGeneration == obj.metadata.generation then
  health.status = "Healthy"
elseif ready.status == "False" then
  health.status = "Degraded"
end
return health

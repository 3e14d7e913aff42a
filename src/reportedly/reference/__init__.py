"""The world: states, organisations, groups, outlets, leaders and the gazetteer, as data with loaders."""

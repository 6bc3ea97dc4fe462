"""How text looks, whatever gives it its look."""
